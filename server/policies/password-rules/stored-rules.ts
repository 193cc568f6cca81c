import { z } from 'zod'
import type { RuleInForce } from '../../../shared/password-policy/rule.ts'
import { ownRuleKinds } from './index.ts'
import type { AnyOwnRule, JudgeFacts } from './own-rule.ts'

const kinds: readonly AnyOwnRule[] = ownRuleKinds
const shapes = kinds.map(({ id, settings }) => z.strictObject({ id: z.literal(id), settings: settings.prefault({}) }))

/** Limits of which the first may not exceed the second: no password could keep both. */
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

/** A management policy's own rules on top of the directory's, as it stores them. A rule may stand there several times. */
export const ownRules = z
  .array(z.discriminatedUnion('id', shapes as [(typeof shapes)[number]]))
  .max(100)
  .superRefine((rules, { addIssue }) => {
    for (const [low, high] of pairs) {
      const least = Math.max(0, ...numbersIn(rules, low))
      const most = Math.min(Number.POSITIVE_INFINITY, ...numbersIn(rules, high))
      const index = rules.findIndex(({ id }) => id === high.id)
      if (least > most)
        addIssue({ code: 'custom', path: [index, 'settings', high.setting], message: 'limits-contradict' })
    }
  })
export type StoredRules = readonly { id: string; settings: unknown }[]

/** The rules as checks and pages know them, with texts in `language` (BCP 47). */
export function rulesOf(stored: StoredRules, language: string): RuleInForce[] {
  return stored.flatMap(({ id, settings }) => kinds.find((kind) => kind.id === id)?.inForce(settings, language) ?? [])
}

/** How long a password may be used, in milliseconds: what the scheduled task reads. The shortest, where a policy names several. */
export function maximumAgeOf(stored: StoredRules): number | undefined {
  const ages = rulesOf(stored, 'en').flatMap(({ id, settings }) =>
    id === 'maximum-age' ? [Number(settings.maxAge)] : [],
  )
  return ages.length === 0 ? undefined : Math.min(...ages)
}

/** A rule with what the server found out about this password; as it is where there is nothing to find out. */
export async function judged(
  rule: RuleInForce,
  password: string,
  facts: JudgeFacts,
): Promise<RuleInForce | 'unavailable'> {
  const found = await kinds.find((kind) => kind.id === rule.id)?.judge?.(password, rule.settings, facts)
  if (found === undefined) return rule
  return found === 'unavailable' ? found : { ...rule, settings: { ...rule.settings, ...found } }
}
