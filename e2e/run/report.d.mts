export interface Outcome {
  name: string
  outcome: 'passed' | 'failed' | 'skipped'
  /** It failed at the first try, for the reason in `why`. */
  isSecondTry?: boolean
  /** The first lines of the error of one that failed, or needed a second try. */
  why?: string
}
/** Names and outcomes of all tests in a JSON report of vitest or Playwright, and why one failed; undefined when the run left none. */
export function readReport(file: string): Outcome[] | undefined
/** Whether a skipped test is one of those that this machine may skip. */
export function maySkip(name: string, allowed?: string): boolean
