import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { keyboards } from '../../../shared/password-policy/keyboards.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const keyboardWalks = defineOwnRule({
  id: 'keyboard-walks',
  settings: z.strictObject({
    // Four keys of a row are a part of ordinary words, such as "property".
    max: limit('password-rules.keyboard-walks.max', { min: 2, max: 12 }).default(4),
    keyboards: z
      .array(z.enum(keyboards))
      .min(1)
      .default([...keyboards])
      .meta({
        label: 'password-rules.keyboard-walks.keyboards',
        choices: Object.fromEntries(keyboards.map((one) => [one, `password-rules.keyboard-walks.${one}`])),
      }),
  }),
  inForce: (settings) => ruleInForce('keyboard-walks', settings),
})
