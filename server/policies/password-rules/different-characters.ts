import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const differentCharacters = defineOwnRule({
  id: 'different-characters',
  settings: z.strictObject({ min: limit('password-rules.different-characters.min', { min: 2, max: 32 }) }),
  inForce: (settings) => ruleInForce('different-characters', settings),
})
