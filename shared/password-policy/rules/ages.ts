import { defineRule } from '../rule.ts'

const minute = 60_000
const hour = 60 * minute
/** In milliseconds. */
export const day = 24 * hour

/** How long a password may be used, in milliseconds. Shown when it is chosen; a scheduled job enforces it. */
export const maximumAge = defineRule({
  id: 'maximum-age',
  where: 'note',
  check: (_password, _settings: { maxAge: number }) => true,
  values: ({ maxAge }) => toAgeUnit(maxAge),
})

/**
 * A password may be changed only so long after the last change. Both in milliseconds, as the directory gives them. The page
 * gets `minAge` alone; the server adds `age`, or omits it where the directory waives the rule (pwdLastSet = 0, a reset).
 */
export const minimumAge = defineRule({
  id: 'minimum-age',
  where: 'server',
  check: (_password, { minAge, age }: { minAge: number; age?: number }) => age === undefined || age >= minAge,
  values: ({ minAge }) => toAgeUnit(minAge),
})

/** In the largest unit that is exact; less than a minute is shown as one minute. */
export function toAgeUnit(milliseconds: number): { unit: string; amount: number } {
  if (milliseconds >= day && milliseconds % day === 0) return { unit: 'days', amount: milliseconds / day }
  if (milliseconds >= hour && milliseconds % hour === 0) return { unit: 'hours', amount: milliseconds / hour }
  return { unit: 'minutes', amount: Math.max(1, Math.ceil(milliseconds / minute)) }
}
