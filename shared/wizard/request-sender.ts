import { isTemporary, pause, secondsUntilRetry } from './retry.ts'
import type { Reply, RequestProblem } from './wizard-client.ts'

export interface RequestSender {
  /** Whether a request is running now (not while waiting for a retry). */
  readonly isPending: boolean
  /**
   * Sends a request and, after a temporary problem, sends it again when a countdown has ended. A newer request replaces it; then the
   * result is undefined.
   */
  sendWithRetry<Value>(request: () => Promise<Reply<Value>>): Promise<Reply<Value> | undefined>
  /** Sends a request once. */
  send<Value>(request: () => Promise<Reply<Value>>): Promise<Reply<Value> | undefined>
  /** Ends a countdown now. */
  retryNow(): void
  /** Drops the current request; its reply is ignored. */
  cancel(): void
}

export interface RequestEvents {
  started(): void
  /** `retryIn`: seconds left until the next try. */
  failed(problem: RequestProblem, retryIn?: number): void
}

/** Sends one request at a time, so that a double click sends once. Ends with `signal`. */
export function createRequestSender(events: RequestEvents, signal: AbortSignal): RequestSender {
  let current = new AbortController()
  let countdown = new AbortController()
  let isPending = false

  async function attempt<Value>(request: () => Promise<Reply<Value>>, own: AbortSignal) {
    isPending = true
    events.started()
    const reply = await request()
    if (own.aborted) return undefined
    isPending = false
    return reply
  }

  function replaceCurrent(): AbortSignal {
    current.abort()
    current = new AbortController()
    return AbortSignal.any([current.signal, signal])
  }

  return {
    get isPending() {
      return isPending
    },
    async send(request) {
      const own = replaceCurrent()
      const reply = await attempt(request, own)
      if (reply && !reply.ok) events.failed(reply.problem)
      return reply
    },
    async sendWithRetry(request) {
      const own = replaceCurrent()
      for (let tries = 0; ; tries++) {
        const reply = await attempt(request, own)
        if (!reply || reply.ok) return reply
        if (!isTemporary(reply.problem)) {
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
    retryNow: () => countdown.abort(),
    cancel() {
      replaceCurrent()
      isPending = false
    },
  }
}
