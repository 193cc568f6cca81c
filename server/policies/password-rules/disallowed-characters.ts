import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { characterPlaces, theseGiven } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const disallowedCharacters = defineOwnRule({
  id: 'disallowed-characters',
  settings: z.strictObject(characterPlaces).refine(theseGiven, { error: 'characters-missing', path: ['these'] }),
  inForce: (settings) => ruleInForce('disallowed-characters', settings),
})
