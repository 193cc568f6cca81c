import { z } from 'zod'
import { type RuleId, ruleInForce } from '../../../shared/password-policy/check.ts'
import { passwordRules } from '../../../shared/password-policy/index.ts'
import { textIn, texts } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

const ids = passwordRules.map(({ id }) => id) as [RuleId, ...RuleId[]]

/** Only shown; may take the place of other rules' texts, which then are checked when the password is sent. */
export const customText = defineOwnRule({
  id: 'custom-text',
  settings: z.strictObject({
    texts,
    hides: z
      .array(z.enum(ids))
      .default([])
      .meta({
        label: 'password-rules.custom-text.hides',
        choices: Object.fromEntries(ids.map((id) => [id, `password-rules.${id}.name`])),
      }),
  }),
  inForce: ({ texts, ...settings }, language) =>
    ruleInForce('custom-text', { ...settings, text: textIn(texts, language) }),
})
