import { type ConnectionOptions, connect, createSecureContext, type SecureContext } from 'node:tls'
import { Client } from 'ldapts'
import { createLookup } from './dns.ts'
import { readEntry, toLdapAnswer } from './ldap.ts'
import { type ActiveDirectoryOptions, readOption, type Timeouts } from './options.ts'
import type { ServiceAccount } from './service-account.ts'

/** The permanent connections to one controller, bound as the service account. */
export interface Connections {
  /** Runs `work` on a connection shared with other reads; it may start twice, the second time on a new connection if the old one was dead. */
  read<T>(work: (client: Client) => Promise<T>): Promise<T>
  /** A connection for one write alone that has answered within the last second. Rejects if there is none; then nothing was sent. */
  acquireForWrite(): Promise<Client>
  release(client: Client): void
  /** A connection of the caller's own, which the caller drops; `timeout` milliseconds for each answer. */
  openDedicated(timeout: number): Promise<Client>
  close(): void
}

const sharedConnections = 2

export function createConnections(
  url: string,
  options: ActiveDirectoryOptions,
  timeouts: Timeouts,
  serviceAccount: ServiceAccount,
): Connections {
  const shared: (Promise<Client> | undefined)[] = []
  const idle: Client[] = []
  let next = 0

  async function open(timeout: number): Promise<Client> {
    const client = createClient(url, options, { connect: timeouts.connect, operation: timeout })
    try {
      await serviceAccount.bind(client)
      return client
    } catch (error) {
      drop(client)
      throw error
    }
  }

  async function acquireShared(slot: number): Promise<{ client: Client; wasOpen: boolean }> {
    const current = await shared[slot]?.catch(() => undefined)
    if (current?.isConnected && current.isBound) return { client: current, wasOpen: true }
    // Another caller may have started to open one in the meantime.
    const opening = shared[slot]
    if (opening !== undefined) {
      const client = await opening.catch(() => undefined)
      if (client?.isConnected && client.isBound) return { client, wasOpen: true }
      if (shared[slot] === opening) shared[slot] = undefined
    }
    shared[slot] ??= open(timeouts.read)
    return { client: await shared[slot], wasOpen: false }
  }

  return {
    async read(work) {
      const slot = next++ % sharedConnections
      const { client, wasOpen } = await acquireShared(slot)
      try {
        return await work(client)
      } catch (error) {
        if (!isConnectionLost(error)) throw error
        shared[slot] = undefined
        drop(client)
        if (!wasOpen || isTimeout(error)) throw error
        return await work((await acquireShared(slot)).client)
      }
    },

    async acquireForWrite() {
      for (let client = idle.pop(); client !== undefined; client = idle.pop()) {
        const alive = client.isConnected && client.isBound && (await isAlive(client, timeouts))
        if (alive === true) return client
        drop(client)
        // The other connections to this controller, and a new one, would time out as well.
        if (alive === 'late') throw new Error(`${url}: timed out`)
      }
      return open(timeouts.write)
    },

    openDedicated: open,

    release(client) {
      recordAnswer(client)
      if (client.isConnected && client.isBound) idle.push(client)
      else drop(client)
    },

    close() {
      for (const client of idle.splice(0)) drop(client)
      for (const client of shared.splice(0)) client?.then(drop, () => undefined)
    },
  }
}

/** Milliseconds; `onConnected` is called once TLS is set up, before any LDAP message is sent. */
interface ClientTimeouts {
  connect: number
  operation: number
  onConnected?: () => void
}

export function createClient(url: string, options: ActiveDirectoryOptions, times: ClientTimeouts): Client {
  return new Client({
    url,
    connectTimeout: times.connect,
    timeout: times.operation,
    tlsOptions: {
      secureContext: loadSecureContext(options),
      ...(options.dnsServers !== undefined && { lookup: createLookup(options.dnsServers) }),
    },
    createSecureConnection: ((port: number, host: string, tlsOptions: ConnectionOptions) => {
      const socket = connect(port, host, tlsOptions)
      if (times.onConnected) socket.once('secureConnect', times.onConnected)
      return socket
    }) as typeof connect,
  })
}

/** Reading the authorities' certificates costs more than a whole handshake, so it happens once for all connections, and again when they were replaced. */
const secureContexts = new WeakMap<ActiveDirectoryOptions, { ca: string | undefined; context: SecureContext }>()

function loadSecureContext(options: ActiveDirectoryOptions): SecureContext {
  const ca = readOption(options.ca)
  const loaded = secureContexts.get(options)
  if (loaded !== undefined && loaded.ca === ca) return loaded.context
  try {
    const context = createSecureContext({ minVersion: 'TLSv1.2', ca })
    secureContexts.set(options, { ca, context })
    return context
  } catch (error) {
    // Of several certificates one cannot be read: those from before go on.
    if (loaded === undefined) throw error
    return loaded.context
  }
}

/** Closes a connection without waiting; one whose bind failed would otherwise keep its socket open for ever. */
export function drop(client: Client): void {
  client.unbind().catch(() => undefined)
}

/** No answer, or the answer to a request on a connection that lost its bind. */
export function isConnectionLost(error: unknown): boolean {
  const answer = toLdapAnswer(error)
  return answer === undefined || (answer.code === 1 && /^(00002020|000004DC):/i.test(answer.text))
}

export const isTimeout = (error: unknown) => error instanceof Error && /timed? ?out/i.test(error.message)

const lastAnswers = new WeakMap<Client, number>()

/** Records that the controller has just answered on this connection, with any result. */
export function recordAnswer(client: Client): void {
  lastAnswers.set(client, performance.now())
}

/**
 * Whether the controller still answers on an idle connection; `late` if it does not within the connect time-out, since the
 * connection's own time-out is that of a write. A connection that has just answered is not checked: it could equally well fall
 * silent between the check and the write.
 */
export async function isAlive(
  client: Client,
  timeouts: Pick<Timeouts, 'connect' | 'assumeAlive'>,
): Promise<boolean | 'late'> {
  if (performance.now() - (lastAnswers.get(client) ?? Number.NEGATIVE_INFINITY) < timeouts.assumeAlive) return true
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, timeouts.connect, 'late').unref())
  const answer = readEntry(client, '', ['dnsHostName']).then(
    (entry) => entry !== undefined,
    () => false,
  )
  return Promise.race([answer, late])
}
