import type { LockoutRule } from './directory.ts'

/** The lowest threshold that locks at all, with the longest window. */
export function findStrictestLockout(rules: readonly LockoutRule[]): LockoutRule {
  const thresholds = rules.map(({ lockoutThreshold }) => lockoutThreshold).filter((threshold) => threshold > 0)
  return {
    lockoutThreshold: thresholds.length > 0 ? Math.min(...thresholds) : 0,
    observationWindow: Math.max(0, ...rules.map(({ observationWindow }) => observationWindow)),
  }
}
