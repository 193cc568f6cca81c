import { defineRule } from '../rule.ts'

/**
 * A password may be changed only so long after the last change. Both in milliseconds, as the directory gives them; the page
 * gets `minAge` alone, the server adds `age`, or leaves it out where the directory waives the rule (pwdLastSet = 0, a reset).
 */
export const minimumAge = defineRule({
  id: 'minimum-age',
  where: 'server',
  check: (_password, { minAge, age }: { minAge: number; age?: number }) => age === undefined || age >= minAge,
  values: ({ minAge }) => inWords(minAge),
})

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** In the largest unit that says it exactly; less than a minute is told as one. */
function inWords(milliseconds: number): { unit: string; amount: number } {
  if (milliseconds >= day && milliseconds % day === 0) return { unit: 'days', amount: milliseconds / day }
  if (milliseconds >= hour && milliseconds % hour === 0) return { unit: 'hours', amount: milliseconds / hour }
  return { unit: 'minutes', amount: Math.max(1, Math.ceil(milliseconds / minute)) }
}
