const firstWaitMs = 30_000
const maxWaitMs = 4 * 60 * 60_000
/** About three days with the waits above. */
const maxAttempts = 30

/**
 * Milliseconds until the next attempt after `attempts` failures, or undefined to give up. Doubles from half a minute to four hours.
 * `random` (0 to 1) subtracts up to a quarter, so that many mails do not return to a recovering server at one moment.
 */
export function retryAfter(attempts: number, random: number): number | undefined {
  if (attempts >= maxAttempts) return undefined
  const wait = Math.min(maxWaitMs, firstWaitMs * 2 ** (attempts - 1))
  return Math.round(wait * (1 - random / 4))
}
