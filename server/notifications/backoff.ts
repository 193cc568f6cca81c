const first = 30_000
const longest = 4 * 60 * 60_000
/** With the waits above, about three days. */
const mostAttempts = 30

/**
 * Milliseconds until the next attempt after `attempts` failed ones, or undefined to give up. Doubles from half a minute to four hours;
 * `random` (0 to 1) takes up to a quarter off, so that many mails do not come back to a recovering server at one moment.
 */
export function retryAfter(attempts: number, random: number): number | undefined {
  if (attempts >= mostAttempts) return undefined
  const wait = Math.min(longest, first * 2 ** (attempts - 1))
  return Math.round(wait * (1 - random / 4))
}
