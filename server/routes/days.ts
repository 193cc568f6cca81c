export const dayMs = 86_400_000

/** Whole days until a moment; 0 once it has passed. */
export const countDaysUntil = (moment: Date, now: Date): number =>
  Math.max(0, Math.floor((moment.getTime() - now.getTime()) / dayMs))
