import { ageInWords } from '../ages.ts'
import { defineRule } from '../rule.ts'

/**
 * A password may be changed only so long after the last change. Both in milliseconds, as the directory gives them; the page
 * gets `minAge` alone, the server adds `age`, or leaves it out where the directory waives the rule (pwdLastSet = 0, a reset).
 */
export const minimumAge = defineRule({
  id: 'minimum-age',
  where: 'server',
  check: (_password, { minAge, age }: { minAge: number; age?: number }) => age === undefined || age >= minAge,
  values: ({ minAge }) => ageInWords(minAge),
})
