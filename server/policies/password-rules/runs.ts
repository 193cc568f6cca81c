import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const runs = defineOwnRule({
  id: 'runs',
  settings: z
    .strictObject({
      numeric: limit('password-rules.runs.numeric', { max: 32 }).optional(),
      alphabetic: limit('password-rules.runs.alphabetic', { max: 32 }).optional(),
    })
    .refine((given) => given.numeric !== undefined || given.alphabetic !== undefined, { error: 'limit-missing' }),
  inForce: (settings) => ruleInForce('runs', settings),
})
