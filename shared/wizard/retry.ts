import type { RequestProblem } from './wizard-client.ts'

/** No answer came from the server, or from the one behind a site in a perimeter network. */
const unansweredCodes = ['server-unreachable', 'service-unreachable', 'service-interrupted']

const temporaryCodes = new Set([
  ...unansweredCodes,
  'busy',
  'directory-unreachable',
  'database-unavailable',
  'database-locked',
])

/** Whether only the server knows if the request arrived. */
export const isUnanswered = (problem: RequestProblem): boolean => unansweredCodes.includes(problem.code)

/** Whether the same request may succeed a little later. */
export const isTemporary = (problem: RequestProblem): boolean => temporaryCodes.has(problem.code)

/** Seconds until the next try, from 1 to 30: what the server demands, else 2, 4, 8 … */
export function secondsUntilRetry(problem: RequestProblem, attempt: number): number {
  return Math.max(1, Math.min(problem.retryAfter ?? 2 ** (attempt + 1), 30))
}

/** Waits until the time has passed or `signal` aborts. */
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
