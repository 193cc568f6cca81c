import type { PasswordOwner } from './rule.ts'
import type { Strength } from './strength.ts'

export interface StrengthRequest {
  password: string
  about: PasswordOwner
}

/** The estimate; undefined if a newer password has replaced this one, or if there is no estimate. */
export type StrengthMeter = (password: string, about: PasswordOwner) => Promise<Strength | undefined>

/** What is used of a `Worker`. */
export interface Estimator {
  postMessage(request: StrengthRequest): void
  terminate(): void
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

interface Pending extends StrengthRequest {
  resolve(strength: Strength | undefined): void
}

/**
 * Estimates in a worker, so that typing never waits. Nothing is loaded before the first request. One request runs at a time; of those that
 * come meanwhile only the newest is kept. Ends with `signal`.
 */
export function createStrengthMeter(signal: AbortSignal, start: () => Estimator = startWorker): StrengthMeter {
  let worker: Estimator | undefined
  let current: Pending | undefined
  let next: Pending | undefined
  let hasEnded = signal.aborted

  const end = () => {
    hasEnded = true
    worker?.terminate()
    settle(undefined)
    next?.resolve(undefined)
    next = undefined
  }
  signal.addEventListener('abort', end, { once: true })

  function settle(strength: Strength | undefined) {
    current?.resolve(next ? undefined : strength)
    current = undefined
    if (next && !hasEnded) send(next)
  }

  function send(request: Pending) {
    try {
      worker ??= startEstimator()
    } catch {
      return end()
    }
    current = request
    next = undefined
    worker.postMessage({ password: request.password, about: request.about })
  }

  /** A page whose content policy forbids workers has no meter (Chromium throws, Firefox reports later); the rules still tick. */
  function startEstimator(): Estimator {
    const estimator = start()
    estimator.onmessage = ({ data }: MessageEvent<Strength>) => settle(data)
    estimator.onerror = end
    return estimator
  }

  return (password, about) =>
    new Promise((resolve) => {
      if (hasEnded) return resolve(undefined)
      next?.resolve(undefined)
      next = { password, about, resolve }
      if (!current) send(next)
    })
}

const startWorker = () => new Worker(new URL('./strength-worker.ts', import.meta.url), { type: 'module' })
