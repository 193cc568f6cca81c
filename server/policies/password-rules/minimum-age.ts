import { z } from 'zod'
import { day } from '../../../shared/password-policy/ages.ts'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

/** On top of the directory's: the longer one holds. */
export const minimumAge = defineOwnRule({
  id: 'minimum-age',
  settings: z.strictObject({ days: limit('password-rules.fields.days', { max: 365 }) }),
  inForce: ({ days }) => ruleInForce('minimum-age', { minAge: days * day }),
})
