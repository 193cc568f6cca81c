import { z } from 'zod'
import { characterClasses } from '../../../shared/password-policy/characters.ts'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

const count = (label: string) => limit(label, { min: 0, max: 32 }).default(1)

const counts = z.strictObject({
  upper: count('password-rules.fields.from-upper'),
  lower: count('password-rules.fields.from-lower'),
  digit: count('password-rules.fields.from-digit'),
  special: count('password-rules.fields.from-special'),
  uncased: count('password-rules.fields.from-uncased'),
})

export const categories = defineOwnRule({
  id: 'categories',
  settings: z
    .strictObject({
      of: limit('password-rules.categories.of', { max: characterClasses.length }).default(3),
      counts: counts.prefault({}).meta({ label: 'password-rules.categories.counts' }),
    })
    .refine(({ of, counts }) => Object.values(counts).filter((one) => one > 0).length >= of, {
      error: 'more-kinds-than-count',
      path: ['of'],
    }),
  inForce: (settings) => ruleInForce('categories', settings),
})
