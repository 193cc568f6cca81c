import { type ConnectionOptions, connect, createSecureContext, type SecureContext } from 'node:tls'
import { Client } from 'ldapts'
import { createLookup } from './dns.ts'
import { toLdapAnswer } from './ldap.ts'
import type { Liveness } from './liveness.ts'
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

/**
 * Connections for reads. A controller serves each connection by one of its workers (Samba has four), and a worker that sets a password answers nothing
 * else meanwhile: several connections reach several workers.
 */
const maxShared = 4
/** A read takes about a millisecond: one that took longer has waited for something else. */
const slowMs = 15

/** One of the connections for reads. */
interface Shared {
  client: Promise<Client>
  startedAt: number
  isOpen: boolean
  /** Reads that wait for an answer. */
  waiting: number
  /** When it last answered; 0 until its bind has been answered. */
  answeredAt: number
  /** How long the last one took, in milliseconds: long when the connection's worker was busy with something else. */
  lastMs: number
}

export function createConnections(
  url: string,
  options: ActiveDirectoryOptions,
  { timeouts, serviceAccount, liveness }: { timeouts: Timeouts; serviceAccount: ServiceAccount; liveness: Liveness },
): Connections {
  const shared = new Set<Shared>()
  const idle: Client[] = []

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

  function openShared(): Shared {
    const startedAt = performance.now()
    const client = open(timeouts.read)
    const opened: Shared = { client, startedAt, isOpen: false, waiting: 0, answeredAt: 0, lastMs: 0 }
    shared.add(opened)
    client.then(
      () => {
        opened.isOpen = true
        opened.answeredAt = performance.now()
      },
      () => shared.delete(opened),
    )
    return opened
  }

  /** The connection on which the fewest reads wait, and of those the fastest. Another one is opened as soon as reads wait on each, or the best was slow. */
  function chooseShared(): Shared {
    const [best] = [...shared]
      .filter(({ isOpen }) => isOpen)
      .sort((a, b) => a.waiting - b.waiting || a.lastMs - b.lastMs)
    const isOpening = [...shared].some(({ isOpen }) => !isOpen)
    const isFree = best?.waiting === 0 && best.lastMs < slowMs
    if (best && (isFree || isOpening || shared.size >= maxShared)) return best
    if (best) openShared()
    return best ?? [...shared][0] ?? openShared()
  }

  async function acquireShared(): Promise<{ taken: Shared; client: Client; wasOpen: boolean }> {
    for (;;) {
      const taken = chooseShared()
      const wasOpen = taken.isOpen
      // Before the first wait, so that reads of the same moment see each other.
      taken.waiting += 1
      const client = await taken.client
      if (!wasOpen || (client.isConnected && client.isBound)) return { taken, client, wasOpen }
      shared.delete(taken)
      drop(client)
    }
  }

  /** A connection that did not exist at that time: what ended another one may have ended all. */
  async function acquireNew(since: number): Promise<{ taken: Shared; client: Client }> {
    const taken = [...shared].find(({ startedAt }) => startedAt > since) ?? openShared()
    taken.waiting += 1
    return { taken, client: await taken.client }
  }

  /**
   * A controller that let a request time out may have let others, whose time-outs come later: a connection that it has not answered since then serves
   * the reads that wait for it and no others. The next read opens a new one.
   */
  function giveUpSilent(since: number): void {
    for (const silent of shared) {
      if (silent.answeredAt > since) continue
      shared.delete(silent)
      if (silent.waiting === 0) silent.client.then(drop, () => undefined)
    }
  }

  async function readOn<T>({ taken, client }: { taken: Shared; client: Client }, work: (client: Client) => Promise<T>) {
    const startedAt = performance.now()
    try {
      const value = await work(client)
      taken.answeredAt = performance.now()
      return value
    } catch (error) {
      if (isConnectionLost(error)) {
        shared.delete(taken)
        drop(client)
      } else taken.answeredAt = performance.now()
      if (isTimeout(error)) giveUpSilent(startedAt)
      throw error
    } finally {
      taken.waiting -= 1
      taken.lastMs = performance.now() - startedAt
      if (!shared.has(taken) && taken.waiting === 0) drop(client)
    }
  }

  return {
    async read(work) {
      const acquired = await acquireShared()
      const startedAt = performance.now()
      try {
        const value = await readOn(acquired, work)
        liveness.recordAnswer(acquired.client)
        return value
      } catch (error) {
        if (!isConnectionLost(error) || !acquired.wasOpen || isTimeout(error)) throw error
        return readOn(await acquireNew(startedAt), work)
      }
    },

    async acquireForWrite() {
      for (let client = idle.pop(); client !== undefined; client = idle.pop()) {
        const alive = client.isConnected && client.isBound && (await liveness.isAlive(client))
        if (alive === true) return client
        drop(client)
        // The other connections to this controller, and a new one, would time out as well.
        if (alive === 'late') throw new Error(`${url}: timed out`)
      }
      return open(timeouts.write)
    },

    openDedicated: open,

    release(client) {
      liveness.recordAnswer(client)
      if (client.isConnected && client.isBound) idle.push(client)
      else drop(client)
    },

    close() {
      for (const client of idle.splice(0)) drop(client)
      for (const { client } of shared) client.then(drop, () => undefined)
      shared.clear()
    },
  }
}

/** Milliseconds; `onConnected` is called once TLS is set up, before any LDAP message is sent. */
interface ClientTimeouts {
  connect: number
  operation: number
  onConnected?: () => void
}

/**
 * A client of one connection, whose requests fail once it is lost. By itself ldapts sets a lost connection up again, for each of the requests that are on
 * the client: where that fails for one of them, or the client is dropped, ldapts (9.2.0) forgets the others, which then wait for ever.
 */
export function createClient(url: string, options: ActiveDirectoryOptions, times: ClientTimeouts): Client {
  let hasConnection = false
  return new Client({
    url,
    connectTimeout: times.connect,
    timeout: times.operation,
    tlsOptions: {
      secureContext: loadSecureContext(options),
      ...(options.dnsServers !== undefined && { lookup: createLookup(options.dnsServers) }),
    },
    createSecureConnection: ((port: number, host: string, tlsOptions: ConnectionOptions) => {
      if (hasConnection) throw new Error(`${url}: the connection was lost`)
      hasConnection = true
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
