import { z } from 'zod'
import type { PasswordRule } from '../../../shared/password-policy/rule.ts'
import { policyRules } from './index.ts'
import type { EvaluationContext } from './policy-rule.ts'

const shapes = policyRules.map(({ id, settings }) =>
  z.strictObject({ id: z.literal(id).meta({ label: `password-rules.${id}.name` }), settings: settings.prefault({}) }),
)

/** Pairs of limits of which the first must not exceed the second: no password could satisfy both. */
const pairs = [
  [
    { id: 'length', setting: 'min' },
    { id: 'maximum-length', setting: 'max' },
  ],
  [
    { id: 'minimum-age', setting: 'days' },
    { id: 'maximum-age', setting: 'days' },
  ],
] as const

const numbersIn = (rules: StoredRules, { id, setting }: { id: string; setting: string }): number[] =>
  rules.flatMap((rule) => (rule.id === id ? [Number((rule.settings as Record<string, unknown>)[setting])] : []))

/** A management policy's own rules on top of the directory's, as they are stored. A rule may occur several times. */
export const storedRules = z
  .array(z.discriminatedUnion('id', shapes as [(typeof shapes)[number]]))
  .max(100)
  .superRefine((rules, { addIssue }) => {
    for (const [low, high] of pairs) {
      const min = Math.max(0, ...numbersIn(rules, low))
      const max = Math.min(Number.POSITIVE_INFINITY, ...numbersIn(rules, high))
      const index = rules.findIndex(({ id }) => id === high.id)
      if (min > max) addIssue({ code: 'custom', path: [index, 'settings', high.setting], message: 'limits-contradict' })
    }
  })
export type StoredRules = readonly { id: string; settings: unknown }[]

/** The rules as checks and pages know them, with texts in `language` (BCP 47). */
export function toRules(stored: StoredRules, language: string): PasswordRule[] {
  return stored.flatMap(({ id, settings }) => findPolicyRule(id)?.toRule(settings, language) ?? [])
}

/** The shortest maximum age of the rules, in milliseconds; undefined: a password may be used for ever. */
export function maxPasswordAge(stored: StoredRules): number | undefined {
  const ages = toRules(stored, 'en').flatMap(({ id, settings }) =>
    id === 'maximum-age' ? [Number(settings.maxAge)] : [],
  )
  return ages.length === 0 ? undefined : Math.min(...ages)
}

/** Adds to the rule's settings what the server found out about this password; returns the rule unchanged if there is nothing. */
export async function evaluateRule(
  rule: PasswordRule,
  password: string,
  context: EvaluationContext,
): Promise<PasswordRule | 'unavailable'> {
  const found = await findPolicyRule(rule.id)?.evaluate?.(password, rule.settings, context)
  if (found === undefined) return rule
  return found === 'unavailable' ? found : { ...rule, settings: { ...rule.settings, ...found } }
}

const findPolicyRule = (id: string) => policyRules.find((rule) => rule.id === id)
