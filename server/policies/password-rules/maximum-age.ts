import { z } from 'zod'
import { day } from '../../../shared/password-policy/ages.ts'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

/** Said when a password is chosen; a scheduled task asks for a new one after that time. */
export const maximumAge = defineOwnRule({
  id: 'maximum-age',
  settings: z.strictObject({ days: limit('password-rules.fields.days', { max: 3650 }) }),
  inForce: ({ days }) => ruleInForce('maximum-age', { maxAge: days * day }),
})
