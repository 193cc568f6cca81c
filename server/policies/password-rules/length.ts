import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const length = defineOwnRule({
  id: 'length',
  settings: z.strictObject({ min: limit('password-rules.fields.min') }),
  inForce: (settings) => ruleInForce('length', settings),
})
