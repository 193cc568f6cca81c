import type { Translator } from '../languages/translator.ts'
import { normalise } from './characters.ts'
import { passwordRules } from './index.ts'
import type { PasswordOwner, PasswordRule, RuleDefinition } from './rule.ts'
import { maxPasswordLength } from './rules/length.ts'
import { isPassphrase, relaxableRules } from './rules/passphrase.ts'

type AnyRule = (typeof passwordRules)[number]
export type RuleId = AnyRule['id']
export type SettingsOf<Id extends RuleId> = Parameters<Extract<AnyRule, { id: Id }>['check']>[1]

/** The check of one password looks dozens of them up. */
const definitions: ReadonlyMap<string, AnyRule> = new Map(passwordRules.map((rule) => [rule.id, rule]))

/** A rule that a password breaks, with the values for its text. */
export interface BrokenRule {
  id: RuleId
  values: Record<string, string | number>
}

/** A rule with its settings, both checked by the compiler. */
export function createRule<Id extends RuleId>(id: Id, settings: SettingsOf<Id>): PasswordRule {
  return { id, where: findDefinition(id)?.where ?? 'server', settings: { ...settings } }
}

/** Apply under every policy; a policy's own settings of the same rule replace them. */
const defaultRules: readonly PasswordRule[] = [
  createRule('length', { min: 1 }),
  createRule('maximum-length', { max: maxPasswordLength }),
  createRule('control-characters', {}),
]

/**
 * The rules that a password breaks, in their order, then those that always apply. A policy may name a rule several times. The same code
 * ticks on the page and decides on the server. Rules with `where: 'server'` pass unless their settings contain the server's facts; an
 * unknown rule (an older extension, a newer server) is left to the server. Never throws, for any string.
 */
export function findBrokenRules(typed: string, rules: readonly PasswordRule[], about: PasswordOwner): PasswordRule[] {
  // As it would be set: `newPassword` of `server/activities/password-fields.ts`.
  const password = normalise(typed, 'NFC')
  const missing = defaultRules.filter(({ id }) => !rules.some((rule) => rule.id === id))
  const relaxed = findRelaxedRules(password, rules)
  return [...rules, ...missing].filter(
    (rule) => (rule.fixed || !relaxed.has(rule.id)) && breaksRule(password, rule, about),
  )
}

/** Whether `password`, in the form in which it would be set, breaks this rule, whether a passphrase relaxes it or not. */
export const breaksRule = (password: string, { id, settings }: PasswordRule, about: PasswordOwner): boolean =>
  findDefinition(id)?.check(password, settings, about) === false

/** Whether a page may tick this rule for a password that satisfies it, or only the server can tell. */
export const isCertain = ({ id, settings }: PasswordRule, password: string): boolean =>
  findDefinition(id)?.isCertain?.(password, settings) ?? true

/** The rules that `password` breaks, with the values for their texts. */
export function checkPassword(password: string, rules: readonly PasswordRule[], about: PasswordOwner): BrokenRule[] {
  return findBrokenRules(password, rules, about).map((rule) => ({ id: rule.id as RuleId, values: textValues(rule) }))
}

/** Values for the text of a rule and of its refusal. */
export function textValues({ id, settings }: Pick<PasswordRule, 'id' | 'settings'>): BrokenRule['values'] {
  return findDefinition(id)?.values?.(settings) ?? {}
}

/** Ids of the rules that a passphrase need not keep; empty if `password` is none. */
export function findRelaxedRules(password: string, rules: readonly PasswordRule[]): ReadonlySet<string> {
  const relaxing = listSettings(rules, 'passphrase').filter((settings) => isPassphrase(password, settings))
  return new Set(relaxableRules.filter((id) => relaxing.some(({ relaxes }) => relaxes.includes(id))))
}

/** The text that says what satisfies a rule: for the list beside the field and for the refusal. */
export function describeRule(
  translate: Translator,
  { id, settings }: Pick<PasswordRule, 'id' | 'settings'>,
): string | undefined {
  const rule = findDefinition(id)
  return rule && (rule.text?.(translate, settings) ?? translate(`rules.${rule.id}`, rule.values?.(settings)))
}

/** Whether the text of a rule needs more than its values. */
export const hasOwnText = (id: string): boolean => findDefinition(id)?.text !== undefined

/** The settings of each rule with this id; a policy may name a rule several times. */
export function listSettings<Id extends RuleId>(rules: readonly PasswordRule[], id: Id): SettingsOf<Id>[] {
  return rules.filter((rule) => rule.id === id).map(({ settings }) => settings as SettingsOf<Id>)
}

/** Settings come from `createRule`, or from JSON of its result; hence the casts here and above. */
function findDefinition(id: string): RuleDefinition<RuleId, Record<string, unknown>> | undefined {
  return definitions.get(id) as RuleDefinition<RuleId, Record<string, unknown>> | undefined
}
