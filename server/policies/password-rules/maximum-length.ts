import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const maximumLength = defineOwnRule({
  id: 'maximum-length',
  settings: z.strictObject({ max: limit('password-rules.fields.max', { min: 8 }) }),
  inForce: (settings) => ruleInForce('maximum-length', settings),
})
