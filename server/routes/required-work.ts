import type { GuessShare } from '../activities/guess-limit.ts'
import { requiredWork as workForFailures } from '../engine/guesses.ts'

/** What unknown browsers prove everywhere while guesses fail all over the site, in units of about 0.3 s. */
export const alarmWork = 2

/**
 * Units of work that a guess requires: docs/security.md#strangers is the table. Failures are those of the account in the caller's own share, so that
 * a person's own browser pays only for its own. `address`: what the caller's address requires. Neither it nor an alarm asks anything of a known browser.
 */
export function requiredWork(
  failures: number,
  share: GuessShare,
  { address, isAlarmRaised }: { address: number; isAlarmRaised: boolean },
): number {
  const own = workForFailures(failures)
  return share === 'known' ? own : Math.max(own, address, isAlarmRaised ? alarmWork : 0)
}
