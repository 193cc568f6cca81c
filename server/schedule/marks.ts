const dayMs = 86_400_000

/** The rule's days after the first: the last one that has come by now; undefined: none has, or the clock stands before the first. */
export function risingMark(
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

/** Somebody whose password has been over for longer was not reached by a mail, or has no use for one. */
const longestOverdue = 3

/**
 * Of the days before an expiry, the one that now belongs to: the nearest that has come. So each is written of once, and one that was
 * missed is made up for, unless the next has come, too. Undefined: too early, or long over.
 */
export function expiryMark(daysBefore: readonly number[], expiresAt: Date, now: Date): number | undefined {
  const left = Math.floor((expiresAt.getTime() - now.getTime()) / dayMs)
  if (left < -longestOverdue) return undefined
  return daysBefore.filter((day) => day >= left).sort((one, other) => one - other)[0]
}
