import type { GuessShare } from '../activities/guess-limit.ts'

/** What unknown browsers prove everywhere while guesses fail all over the site, in units of about 0.3 s. */
export const alarmWork = 2

/** Failures of the account that need no work: typing errors of a person. */
const freeFailures = 3
/** More would cost a person with an old phone too much, and a botnet nothing that it notices: `npm run prove -- botnet`. */
const maxRequiredWork = 2

/** One unit (0.3 s) after three failures, then twice as much, about half a second. */
const workForFailures = (failures: number): number =>
  failures < freeFailures ? 0 : Math.min(2 ** (failures - freeFailures), maxRequiredWork)

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
