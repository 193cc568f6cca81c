import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { caseSensitive, limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const symmetry = defineOwnRule({
  id: 'symmetry',
  settings: z
    .strictObject({
      palindrome: z.boolean().default(true).meta({ label: 'password-rules.symmetry.palindrome' }),
      mirrored: limit('password-rules.symmetry.mirrored', { min: 0, max: 32 }).optional(),
      caseSensitive,
    })
    .refine(({ palindrome, mirrored }) => palindrome || mirrored !== undefined, { error: 'limit-missing' }),
  inForce: (settings) => ruleInForce('symmetry', settings),
})
