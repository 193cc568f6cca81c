import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const difference = defineOwnRule({
  id: 'difference',
  settings: z
    .strictObject({
      edits: limit('password-rules.difference.edits', { max: 32 }).optional(),
      fresh: limit('password-rules.difference.fresh', { max: 32 }).optional(),
    })
    .refine((given) => given.edits !== undefined || given.fresh !== undefined, { error: 'limit-missing' }),
  inForce: (settings) => ruleInForce('difference', settings),
})
