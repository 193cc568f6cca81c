const dayMs = 86_400_000

/** The last of the rule's days after `since` that has come by `now`; undefined: none has, or the clock was set back to before `since`. */
export function intervalReminderDay(
  { days, thenEvery }: { days: readonly number[]; thenEvery: number },
  since: Date,
  now: Date,
): number | undefined {
  const passed = Math.floor((now.getTime() - since.getTime()) / dayMs)
  const listed = days.findLast((day) => day <= passed)
  const last = days.at(-1)
  if (listed === undefined || listed !== last || thenEvery === 0) return listed
  return last + Math.floor((passed - last) / thenEvery) * thenEvery
}

/** People whose password expired longer ago get no mail: none reached them, or they do not need one. */
const maxOverdueDays = 3

/**
 * The nearest of the days before an expiry that has come by `now`. A mail that was missed on its day is sent later, unless the next
 * day has come as well. Undefined: too early, or expired too long ago.
 */
export function expiryReminderDay(daysBefore: readonly number[], expiresAt: Date, now: Date): number | undefined {
  const daysLeft = Math.floor((expiresAt.getTime() - now.getTime()) / dayMs)
  if (daysLeft < -maxOverdueDays) return undefined
  return daysBefore.filter((day) => day >= daysLeft).sort((one, other) => one - other)[0]
}
