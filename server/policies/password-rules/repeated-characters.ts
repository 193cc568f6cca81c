import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { caseSensitive, limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const repeatedCharacters = defineOwnRule({
  id: 'repeated-characters',
  settings: z
    .strictObject({
      inSuccession: limit('password-rules.repeated-characters.inSuccession', { max: 32 }).optional(),
      anywhere: limit('password-rules.repeated-characters.anywhere', { max: 32 }).optional(),
      caseSensitive,
    })
    .refine((given) => given.inSuccession !== undefined || given.anywhere !== undefined, { error: 'limit-missing' }),
  inForce: (settings) => ruleInForce('repeated-characters', settings),
})
