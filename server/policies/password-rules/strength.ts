import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { limit } from './fields.ts'
import { defineOwnRule } from './own-rule.ts'

export const strength = defineOwnRule({
  id: 'strength',
  settings: z.strictObject({ min: limit('password-rules.strength.min', { max: 4 }).default(3) }),
  inForce: (settings) => ruleInForce('strength', settings),
  async judge(password, _settings, { person, lists }) {
    const { account, displayName } = person
    return { score: await lists.strength(password, { account, displayName }) }
  },
})
