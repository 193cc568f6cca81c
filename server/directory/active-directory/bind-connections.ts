import type { Client } from 'ldapts'
import { createClient, drop } from './connections.ts'
import type { Liveness } from './liveness.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'

/**
 * Connections for binds as a person, one at a time, and for no other operation: each bind replaces the one before it, and a
 * refused bind leaves the connection anonymous. They are kept for a moment, since setting up TLS costs both sides more than a bind.
 *
 * Decided on 2026-11-22: an idle connection stays bound as its last person, for `idleMs` at most, instead of being made anonymous
 * after each answer. The next bind begins by making the connection anonymous (RFC 4513, section 4), so one person never inherits
 * another's rights; between two binds the only request is the check whether the connection is alive, which every person may send.
 * Code that could send anything else on it runs inside this process, where the service account's connections can do more. An
 * anonymous bind would cost every sign-in one more round trip, and some domains refuse it.
 */
export interface BindConnections {
  /** A connection for one bind that has answered within the last second. Rejects if there is none; then nothing was sent. */
  acquire(): Promise<BindConnection>
  /** To be called after any answer. */
  release(taken: BindConnection): void
  close(): void
}

interface BindConnection {
  client: Client
  /** Whether TLS is set up: before that no password can have been sent. */
  isConnected(): boolean
  /** When it was taken out of those that are idle; undefined for a new one, whose first bind sets up TLS as well. */
  takenAt?: number
  /** How long its last bind took, in milliseconds: long when the controller's worker was busy with something else (see `connections.ts`). */
  lastMs: number
}

const idleMs = 10_000

export function createBindConnections(
  url: string,
  options: ActiveDirectoryOptions,
  { timeouts, liveness }: { timeouts: Timeouts; liveness: Liveness },
): BindConnections {
  const idle: { connection: BindConnection; timer: NodeJS.Timeout }[] = []

  function takeFastest(): BindConnection | undefined {
    const [fastest] = idle.toSorted((a, b) => a.connection.lastMs - b.connection.lastMs)
    if (fastest === undefined) return undefined
    clearTimeout(fastest.timer)
    idle.splice(idle.indexOf(fastest), 1)
    return fastest.connection
  }

  return {
    async acquire() {
      for (let connection = takeFastest(); connection !== undefined; connection = takeFastest()) {
        const { client } = connection
        const alive = client.isConnected && (await liveness.isAlive(client))
        if (alive === true) return Object.assign(connection, { takenAt: performance.now() })
        drop(client)
        // The other connections to this controller, and a new one, would time out as well.
        if (alive === 'late') throw new Error(`${url}: timed out`)
      }
      let connected = false
      const onConnected = () => {
        connected = true
      }
      const client = createClient(url, options, { connect: timeouts.connect, operation: timeouts.read, onConnected })
      return { client, isConnected: () => connected, lastMs: 0 }
    },
    release(connection) {
      liveness.recordAnswer(connection.client)
      if (connection.takenAt !== undefined) connection.lastMs = performance.now() - connection.takenAt
      const timer = setTimeout(() => {
        const index = idle.findIndex((entry) => entry.connection === connection)
        idle.splice(index, 1)
        drop(connection.client)
      }, idleMs).unref()
      idle.push({ connection, timer })
    },
    close() {
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer)
        drop(connection.client)
      }
    },
  }
}
