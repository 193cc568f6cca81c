import type { CallProblem } from './client.ts'

const passing = new Set([
  'server-unreachable',
  'busy',
  'directory-unreachable',
  'database-unavailable',
  'database-locked',
])

/** Whether the same call may succeed by itself a little later. */
export const passes = (problem: CallProblem): boolean => passing.has(problem.code)

/** Seconds until the next try: what the server asks for, else 2, 4, 8 …; never less than 1 nor more than 30. */
export function secondsUntilRetry(problem: CallProblem, attempt: number): number {
  return Math.max(1, Math.min(problem.retryAfter ?? 2 ** (attempt + 1), 30))
}

/** Waits, but no longer than until `signal` aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
