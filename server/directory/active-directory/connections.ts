import { type ConnectionOptions, connect, createSecureContext, type SecureContext } from 'node:tls'
import { Client } from 'ldapts'
import { answerOf, readEntry } from './ldap.ts'
import { lookupAt } from './names.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'

/** What is kept open to one controller, bound as the service account. */
export interface Connections {
  /** On a connection that is shared with other reads; `work` may be begun twice, on a new connection, when a kept one was dead. */
  read<T>(work: (client: Client) => Promise<T>): Promise<T>
  /** A connection for one write alone, that has answered within the last second. Rejects when there is none: nothing was sent then. */
  forWrite(): Promise<Client>
  giveBack(client: Client): void
  /** One of the caller's own, which the caller drops; `timeout` milliseconds for each answer. */
  openAlone(timeout: number): Promise<Client>
  close(): void
}

const sharedConnections = 2

export function keepConnections(url: string, options: ActiveDirectoryOptions, timeouts: Timeouts): Connections {
  const shared: (Promise<Client> | undefined)[] = []
  const idle: Client[] = []
  let next = 0
  let refusal: { error: unknown; until: number } | undefined

  async function open(timeout: number): Promise<Client> {
    // Trying a refused password again and again would lock the service account.
    if (refusal !== undefined && refusal.until > performance.now()) throw refusal.error
    const client = newClient(url, options, { connect: timeouts.connect, operation: timeout })
    try {
      await client.bind(options.bindDn, options.bindPassword)
      return client
    } catch (error) {
      if (answerOf(error)?.code === 49) refusal = { error, until: performance.now() + 30_000 }
      drop(client)
      throw error
    }
  }

  async function sharedClient(slot: number): Promise<{ client: Client; kept: boolean }> {
    const standing = await shared[slot]?.catch(() => undefined)
    if (standing?.isConnected && standing.isBound) return { client: standing, kept: true }
    // Somebody else may have begun to open while this waited.
    const opening = shared[slot]
    if (opening !== undefined) {
      const client = await opening.catch(() => undefined)
      if (client?.isConnected && client.isBound) return { client, kept: true }
      if (shared[slot] === opening) shared[slot] = undefined
    }
    shared[slot] ??= open(timeouts.read)
    return { client: await shared[slot], kept: false }
  }

  return {
    async read(work) {
      const slot = next++ % sharedConnections
      const { client, kept } = await sharedClient(slot)
      try {
        return await work(client)
      } catch (error) {
        if (!isLost(error)) throw error
        shared[slot] = undefined
        drop(client)
        if (!kept || isTimeout(error)) throw error
        return await work((await sharedClient(slot)).client)
      }
    },

    async forWrite() {
      for (let client = idle.pop(); client !== undefined; client = idle.pop()) {
        const alive = client.isConnected && client.isBound && (await isAlive(client, timeouts))
        if (alive === true) return client
        drop(client)
        // The others to the same controller would be waited for just as long, and a new one, too.
        if (alive === 'late') throw new Error(`${url}: timed out`)
      }
      return open(timeouts.write)
    },

    openAlone: open,

    giveBack(client) {
      answered(client)
      if (client.isConnected && client.isBound) idle.push(client)
      else drop(client)
    },

    close() {
      for (const client of idle.splice(0)) drop(client)
      for (const client of shared.splice(0)) client?.then(drop, () => undefined)
    },
  }
}

/** Milliseconds; `onConnected` is called once TLS stands, before anything of LDAP is sent. */
interface ClientTimes {
  connect: number
  operation: number
  onConnected?: () => void
}

export function newClient(url: string, options: ActiveDirectoryOptions, times: ClientTimes): Client {
  return new Client({
    url,
    connectTimeout: times.connect,
    timeout: times.operation,
    tlsOptions: {
      secureContext: secureContextOf(options),
      ...(options.dnsServers !== undefined && { lookup: lookupAt(options.dnsServers) }),
      ...(options.servername !== undefined && { servername: options.servername }),
    },
    createSecureConnection: ((port: number, host: string, tlsOptions: ConnectionOptions) => {
      const socket = connect(port, host, tlsOptions)
      if (times.onConnected) socket.once('secureConnect', times.onConnected)
      return socket
    }) as typeof connect,
  })
}

/** Reading the authorities' certificates costs more than a whole handshake: once for all connections. */
const secureContexts = new WeakMap<ActiveDirectoryOptions, SecureContext>()

function secureContextOf(options: ActiveDirectoryOptions): SecureContext {
  const { ca } = options
  const context = secureContexts.get(options) ?? createSecureContext({ minVersion: 'TLSv1.2', ca })
  secureContexts.set(options, context)
  return context
}

/** Ends a connection without waiting: one whose bind failed would keep its socket open for ever. */
export function drop(client: Client): void {
  client.unbind().catch(() => undefined)
}

/** No answer, or one that only a connection without its bind gets. */
export function isLost(error: unknown): boolean {
  const answer = answerOf(error)
  return answer === undefined || (answer.code === 1 && /^(00002020|000004DC):/i.test(answer.text))
}

export const isTimeout = (error: unknown) => error instanceof Error && /timed? ?out/i.test(error.message)

const answers = new WeakMap<Client, number>()

/** The controller has just answered on this connection, whatever it said. */
export function answered(client: Client): void {
  answers.set(client, performance.now())
}

/**
 * Whether the controller answers on a connection that has lain idle; one that has just answered is not asked, since it could fall
 * silent between the question and the write as well. The connection itself would wait as long as for a write.
 */
export async function isAlive(
  client: Client,
  timeouts: Pick<Timeouts, 'connect' | 'fresh'>,
): Promise<boolean | 'late'> {
  if (performance.now() - (answers.get(client) ?? Number.NEGATIVE_INFINITY) < timeouts.fresh) return true
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeouts.connect, 'late').unref())
  const answer = readEntry(client, '', ['dnsHostName']).then(
    (entry) => entry !== undefined,
    () => false,
  )
  return Promise.race([answer, late])
}
