import type { About } from './rule.ts'
import type { Strength } from './strength.ts'

export interface StrengthQuestion {
  password: string
  about: About
}

/** The estimate, or undefined when a newer password has taken the place of this one or no estimate can be had. */
export type StrengthMeter = (password: string, about: About) => Promise<Strength | undefined>

type Estimator = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

interface Pending extends StrengthQuestion {
  resolve(strength: Strength | undefined): void
}

/**
 * Asks a worker, so that typing never waits. Nothing is loaded before the first question. One question is out at a time;
 * of those that come meanwhile only the newest is asked. Ends with `signal`.
 */
export function strengthMeter(signal: AbortSignal, start: () => Estimator = startWorker): StrengthMeter {
  let worker: Estimator | undefined
  let asked: Pending | undefined
  let next: Pending | undefined
  let over = signal.aborted

  const end = () => {
    over = true
    worker?.terminate()
    settle(undefined)
    next?.resolve(undefined)
    next = undefined
  }
  signal.addEventListener('abort', end, { once: true })

  function settle(strength: Strength | undefined) {
    asked?.resolve(next ? undefined : strength)
    asked = undefined
    if (next && !over) ask(next)
  }

  function ask(question: Pending) {
    try {
      worker ??= started()
    } catch {
      return end()
    }
    asked = question
    next = undefined
    worker.postMessage({ password: question.password, about: question.about } satisfies StrengthQuestion)
  }

  /** A page whose policy forbids workers has no meter (Chromium throws, Firefox tells later); the rules tick all the same. */
  function started(): Estimator {
    const one = start()
    one.onmessage = ({ data }: MessageEvent<Strength>) => settle(data)
    one.onerror = end
    return one
  }

  return (password, about) =>
    new Promise((resolve) => {
      if (over) return resolve(undefined)
      next?.resolve(undefined)
      next = { password, about, resolve }
      if (!asked) ask(next)
    })
}

const startWorker = () => new Worker(new URL('./strength-worker.ts', import.meta.url), { type: 'module' })
