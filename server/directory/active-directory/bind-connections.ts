import type { Client } from 'ldapts'
import { answered, drop, isAlive, newClient } from './connections.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'

/**
 * Connections on which persons are bound, one at a time, and nothing else is ever asked: each bind replaces the one before it, and
 * a refused one leaves nobody. They are kept for a moment, since setting up TLS costs both sides more than a bind does.
 *
 * Decided on 2026-11-22: one that lies idle stays signed in as its last person, for `idleMs` at most, instead of being bound to
 * nobody after each answer. A bind of another begins by making the connection anonymous (RFC 4513, section 4), so one person never
 * inherits another's; between two there is only the question whether it is alive, which every person may ask. Whoever could send
 * anything else on it is inside this process, where the connections of the service account can do more. An anonymous bind would be
 * one more round trip for every sign-in, and domains exist that refuse it.
 */
export interface BindConnections {
  /** One that has answered within the last second, for one bind. Rejects when there is none: nothing was sent then. */
  take(): Promise<BindConnection>
  /** After any answer. */
  giveBack(taken: BindConnection): void
  close(): void
}

export interface BindConnection {
  client: Client
  /** Whether TLS stands: before that nothing of a password can have been sent. */
  isConnected(): boolean
}

const idleMs = 10_000

export function keepBindConnections(url: string, options: ActiveDirectoryOptions, timeouts: Timeouts): BindConnections {
  const idle: { taken: BindConnection; late: NodeJS.Timeout }[] = []

  return {
    async take() {
      for (let kept = idle.pop(); kept !== undefined; kept = idle.pop()) {
        clearTimeout(kept.late)
        const { client } = kept.taken
        const alive = client.isConnected && (await isAlive(client, timeouts))
        if (alive === true) return kept.taken
        drop(client)
        // The others to the same controller would be waited for just as long, and a new one, too.
        if (alive === 'late') throw new Error(`${url}: timed out`)
      }
      let connected = false
      const onConnected = () => {
        connected = true
      }
      const client = newClient(url, options, { connect: timeouts.connect, operation: timeouts.read, onConnected })
      return { client, isConnected: () => connected }
    },
    giveBack(taken) {
      answered(taken.client)
      const late = setTimeout(() => {
        idle.splice(
          idle.findIndex((one) => one.taken === taken),
          1,
        )
        drop(taken.client)
      }, idleMs).unref()
      idle.push({ taken, late })
    },
    close() {
      for (const { taken, late } of idle.splice(0)) {
        clearTimeout(late)
        drop(taken.client)
      }
    },
  }
}
