import type { Client } from 'ldapts'
import { readEntry } from './ldap.ts'
import type { Timeouts } from './options.ts'

/** Whether a kept connection still reaches its controller: a password or a write that is sent into a dead one has no known outcome. */
export interface Liveness {
  /** Records that the controller has just answered on this connection, with any result. */
  recordAnswer(client: Client): void
  /** `late`: the controller does not answer within the connect time-out; the connection's own time-out is that of a write. */
  isAlive(client: Client): Promise<boolean | 'late'>
}

/** For all connections to one controller. */
export function createLiveness({ connect, assumeAlive, assumeKept }: Timeouts): Liveness {
  const lastAnswers = new WeakMap<Client, number>()
  let lastAnswer = Number.NEGATIVE_INFINITY

  return {
    recordAnswer(client) {
      lastAnswer = performance.now()
      lastAnswers.set(client, lastAnswer)
    },
    async isAlive(client) {
      const now = performance.now()
      const quietMs = now - (lastAnswers.get(client) ?? Number.NEGATIVE_INFINITY)
      // It could equally well fall silent between a check and what follows.
      if (quietMs < assumeAlive) return true
      // The controller has just answered on another connection, and nothing in between forgets this one so soon.
      if (quietMs < assumeKept && now - lastAnswer < assumeAlive) return true
      const late = new Promise<'late'>((resolve) => setTimeout(resolve, connect, 'late').unref())
      const answer = readEntry(client, '', ['dnsHostName']).then(
        (entry) => entry !== undefined,
        () => false,
      )
      return Promise.race([answer, late])
    },
  }
}
