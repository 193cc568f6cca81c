import { ageInWords } from '../ages.ts'
import { defineRule } from '../rule.ts'

/** How long a password holds, in milliseconds. Told when it is chosen; a scheduled task sees that it is changed. */
export const maximumAge = defineRule({
  id: 'maximum-age',
  where: 'note',
  check: (_password, _settings: { maxAge: number }) => true,
  values: ({ maxAge }) => ageInWords(maxAge),
})
