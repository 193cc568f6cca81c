import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { characterPlaces, limit, theseGiven } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const requiredCharacters = defineOwnRule({
  id: 'required-characters',
  settings: z
    .strictObject({
      ...characterPlaces,
      count: limit('password-rules.required-characters.count', { max: 32 })
        .optional()
        .meta({ hint: 'password-rules.required-characters.count-hint' }),
    })
    .refine(theseGiven, { error: 'characters-missing', path: ['these'] }),
  inForce({ count, ...settings }) {
    const everywhere = settings.positions === undefined && settings.ending === undefined
    return ruleInForce('required-characters', { ...settings, count: count ?? (everywhere ? 1 : undefined) })
  },
})
