import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { relaxable } from '../../../shared/password-policy/rules/passphrase.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const passphrase = defineOwnRule({
  id: 'passphrase',
  settings: z.strictObject({
    words: limit('password-rules.passphrase.words', { min: 2, max: 12 }).default(4),
    min: limit('password-rules.fields.min', { min: 15 }).default(20),
    relaxes: z
      .array(z.enum(relaxable))
      .default([...relaxable])
      .meta({
        label: 'password-rules.passphrase.relaxes',
        choices: Object.fromEntries(relaxable.map((id) => [id, `password-rules.${id}.name`])),
      }),
  }),
  inForce: (settings) => ruleInForce('passphrase', settings),
})
