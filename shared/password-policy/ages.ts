const minute = 60_000
const hour = 60 * minute
export const day = 24 * hour

/** In the largest unit that says it exactly; less than a minute is told as one. */
export function ageInWords(milliseconds: number): { unit: string; amount: number } {
  if (milliseconds >= day && milliseconds % day === 0) return { unit: 'days', amount: milliseconds / day }
  if (milliseconds >= hour && milliseconds % hour === 0) return { unit: 'hours', amount: milliseconds / hour }
  return { unit: 'minutes', amount: Math.max(1, Math.ceil(milliseconds / minute)) }
}
