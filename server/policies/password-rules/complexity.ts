import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { defineOwnRule } from './own-rule.ts'

/** Windows' rule, for domains that do not ask for it. */
export const complexity = defineOwnRule({
  id: 'complexity',
  settings: z.strictObject({}),
  inForce: () => ruleInForce('complexity', {}),
})
