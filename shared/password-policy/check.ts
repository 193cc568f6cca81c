import type { Words } from '../languages/words.ts'
import { passwordRules } from './index.ts'
import type { About, Rule, RuleInForce } from './rule.ts'
import { longestPassword } from './rules/maximum-length.ts'
import { isPassphrase, type PassphraseSettings, relaxable } from './rules/passphrase.ts'

type AnyRule = (typeof passwordRules)[number]
export type RuleId = AnyRule['id']
type SettingsOf<Id extends RuleId> = Parameters<Extract<AnyRule, { id: Id }>['check']>[1]

/** A rule that a password does not keep, with the values for its wording. */
export interface BrokenRule {
  id: RuleId
  values: Record<string, string | number>
}

/** A rule with its settings, both checked by the compiler: how the server puts a policy together. */
export function ruleInForce<Id extends RuleId>(id: Id, settings: SettingsOf<Id>): RuleInForce {
  return { id, where: ruleOf(id)?.where ?? 'server', settings: { ...settings } }
}

/** Hold under every policy, whether it names them or not; a policy's own settings of the same rule take their place. */
const always: readonly RuleInForce[] = [
  ruleInForce('length', { min: 1 }),
  ruleInForce('maximum-length', { max: longestPassword }),
  ruleInForce('control-characters', {}),
]

/**
 * Those of `rules` that `password` breaks, in their order, then those that always hold. A policy may name a rule several times.
 * The same code ticks on the page and decides on the server. Rules with `where: 'server'` pass unless their settings hold the
 * server's facts; a rule unknown here (an older extension, a newer server) is left to the server. Never throws, for any string.
 */
export function brokenRules(password: string, rules: readonly RuleInForce[], about: About): RuleInForce[] {
  const standing = always.filter(({ id }) => !rules.some((rule) => rule.id === id))
  const relaxed = relaxedBy(password, rules)
  return [...rules, ...standing].filter(({ id, settings, fixed }) => {
    const rule = ruleOf(id)
    return rule && (fixed || !relaxed.has(id)) && !rule.check(password, settings, about)
  })
}

/** The rules that `password` breaks, as their wording needs them. */
export function checkPassword(password: string, rules: readonly RuleInForce[], about: About): BrokenRule[] {
  return brokenRules(password, rules, about).map((rule) => ({ id: rule.id as RuleId, values: valuesOf(rule) }))
}

/** Values for the wording of a rule and of its refusal. */
export function valuesOf({ id, settings }: Pick<RuleInForce, 'id' | 'settings'>): BrokenRule['values'] {
  return ruleOf(id)?.values?.(settings) ?? {}
}

/** Ids of the rules that a passphrase is let off from; empty where `password` is none. */
export function relaxedBy(password: string, rules: readonly RuleInForce[]): ReadonlySet<string> {
  const relaxing = rules
    .filter(({ id }) => id === 'passphrase')
    .map(({ settings }) => settings as unknown as PassphraseSettings)
    .filter((settings) => isPassphrase(password, settings))
  return new Set(relaxable.filter((id) => relaxing.some(({ relaxes }) => relaxes.includes(id))))
}

/** What would satisfy a rule, in words: for the list beside the field and for the refusal alike. */
export function wordRule(words: Words, { id, settings }: Pick<RuleInForce, 'id' | 'settings'>): string | undefined {
  const rule = ruleOf(id)
  return rule && (rule.text?.(words, settings) ?? words(`rules.${rule.id}`, rule.values?.(settings)))
}

/** Whether the wording of a rule takes more than its values. */
export const isComposed = (id: string): boolean => ruleOf(id)?.text !== undefined

/** Settings reach this point through `ruleInForce` only, or through JSON made of its result; hence the one widening. */
function ruleOf(id: string): Rule<RuleId, Record<string, unknown>> | undefined {
  return passwordRules.find((rule) => rule.id === id) as Rule<RuleId, Record<string, unknown>> | undefined
}
