import type { CallProblem, Reply } from './client.ts'
import { passes, pause, secondsUntilRetry } from './patience.ts'

export interface Calls {
  /** Whether a call is on its way now (not while waiting to try again). */
  readonly underWay: boolean
  /**
   * Makes a call and, as long as only passing trouble stands in its way, makes it again after a countdown. A newer call takes
   * its place, and then this one gives undefined.
   */
  insist<Value>(make: () => Promise<Reply<Value>>): Promise<Reply<Value> | undefined>
  /** Makes one call, whatever comes of it. */
  once<Value>(make: () => Promise<Reply<Value>>): Promise<Reply<Value> | undefined>
  /** Ends a countdown now. */
  hurry(): void
  /** Forgets the call under way; its reply is dropped. */
  drop(): void
}

export interface CallEvents {
  called(): void
  /** `retryIn` seconds are left until the next try. */
  failed(problem: CallProblem, retryIn?: number): void
}

/** One call at a time, so that a double click sends once. Ends with `signal`. */
export function createCalls(events: CallEvents, signal: AbortSignal): Calls {
  let current = new AbortController()
  let countdown = new AbortController()
  let underWay = false

  async function attempt<Value>(make: () => Promise<Reply<Value>>, own: AbortSignal) {
    underWay = true
    events.called()
    const reply = await make()
    if (own.aborted) return undefined
    underWay = false
    return reply
  }

  function begin(): AbortSignal {
    current.abort()
    current = new AbortController()
    return AbortSignal.any([current.signal, signal])
  }

  return {
    get underWay() {
      return underWay
    },
    async once(make) {
      const own = begin()
      const reply = await attempt(make, own)
      if (reply && !reply.ok) events.failed(reply.problem)
      return reply
    },
    async insist(make) {
      const own = begin()
      for (let tries = 0; ; tries++) {
        const reply = await attempt(make, own)
        if (!reply || reply.ok) return reply
        if (!passes(reply.problem)) {
          events.failed(reply.problem)
          return reply
        }
        countdown = new AbortController()
        const ended = AbortSignal.any([own, countdown.signal])
        for (let left = secondsUntilRetry(reply.problem, tries); left > 0 && !ended.aborted; left--) {
          events.failed(reply.problem, left)
          await pause(1000, ended)
        }
        if (own.aborted) return undefined
      }
    },
    hurry: () => countdown.abort(),
    drop() {
      begin()
      underWay = false
    },
  }
}
