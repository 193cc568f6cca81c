import { getTranslator } from '../../shared/languages/translator.ts'
import { normalise } from '../../shared/password-policy/characters.ts'
import {
  breaksRule,
  createRule,
  describeRule,
  findBrokenRules,
  findRelaxedRules,
  hasOwnText,
  textValues,
} from '../../shared/password-policy/check.ts'
import type { PasswordOwner, PasswordRule } from '../../shared/password-policy/rule.ts'
import { findOwnName, listOwnNames } from '../../shared/password-policy/rules/own-name.ts'
import { markTime } from '../../shared/wizard/moment.ts'
import type { Refusal } from '../activities/activity.ts'
import type { AccountState, DirectoryPasswordPolicy } from '../directory/directory.ts'

export type PasswordWrite = 'change' | 'reset'

/** What the evaluation of a new password needs, gathered by the caller. */
export interface PasswordFacts {
  directory: DirectoryPasswordPolicy
  state: Pick<AccountState, 'mustChange' | 'passwordLastSet'>
  /** The management policy's own rules. */
  policyRules: readonly PasswordRule[]
  /** BCP 47, of the person who reads the refusal. */
  language?: string
  /** Adds to a rule what only the server can find out about this password. */
  evaluate?(rule: PasswordRule, password: string): Promise<PasswordRule | 'unavailable'>
}

/** With complexity Windows requires at least this length, whatever the minimum length is. */
export const minComplexLength = 6

/** The rules of the directory (domain or fine-grained policy) and of the management policy. Of two limits the stricter one remains. */
export function effectiveRules(facts: PasswordFacts, write: PasswordWrite): PasswordRule[] {
  const { state, policyRules } = facts
  const directory = facts.directory.isUnknown ? withoutNumbers(facts.directory) : facts.directory
  const { minLength, complexity, historyLength, minAge, resetIgnoresHistory } = directory
  const min = Math.max(1, minLength, complexity ? minComplexLength : 0)
  const usesHistory = write === 'change' || (historyLength > 0 && !resetIgnoresHistory)
  const usesMinAge = write === 'change' && !state.mustChange
  const applicable = policyRules.flatMap((rule) => {
    if (rule.id === 'complexity') return complexity ? [] : [rule, createRule('own-name', {})]
    if (rule.id === 'difference') return write === 'change' ? [rule] : []
    return rule.id !== 'minimum-age' || usesMinAge ? [rule] : []
  })
  return keepStrictest([
    { ...createRule('length', { min }), fixed: true },
    ...(complexity ? [createRule('complexity', {}), createRule('own-name', {})].map(toFixed) : []),
    ...applicable,
    ...(directory.isUnknown ? [describeUnknown(facts.language)] : []),
    ...(usesHistory ? [createRule('history', { count: historyLength })] : []),
    ...(usesMinAge && minAge > 0 ? [createRule('minimum-age', { minAge })] : []),
  ])
}

/** Of a policy that cannot be read nothing is shown or refused that may be wrong; the controller judges. */
const withoutNumbers = (directory: DirectoryPasswordPolicy): DirectoryPasswordPolicy => ({
  ...directory,
  minLength: 1,
  complexity: false,
  minAge: 0,
  historyLength: 0,
})

const describeUnknown = (language = 'en'): PasswordRule =>
  createRule('custom-text', { text: getTranslator(language)('password-rules.unknown-policy') })

const toFixed = (rule: PasswordRule): PasswordRule => ({ ...rule, fixed: true })

/**
 * Without rules that a text of the organisation replaces; these are checked when the password is sent. `owner`: a person who has
 * authenticated, whose names the page may know.
 */
export function visibleRules(rules: readonly PasswordRule[], owner?: PasswordOwner): PasswordRule[] {
  const named = rules.flatMap(({ id, settings }) =>
    id === 'custom-text' ? ((settings.hides as string[] | undefined) ?? []) : [],
  )
  // Windows' requirement is one to administrators.
  const hidden = named.includes('complexity') ? [...named, 'own-name'] : named
  const visible = rules.filter(({ id }) => id === 'custom-text' || !hidden.includes(id))
  if (!owner) return visible
  const names = listOwnNames(owner)
  return visible.map((rule) => (rule.id === 'own-name' ? { ...addFacts(rule, { names }), where: 'page' } : rule))
}

/** What is known of whose password it is. The current `password` only in a change. */
export type KnownOwner = PasswordOwner & { password?: string }

/** Adds to the rules what the server knows without looking anything up: names, the current password, the last change. */
export function addKnownFacts(
  rules: readonly PasswordRule[],
  newPassword: string,
  { password, ...owner }: KnownOwner,
  { lastSet, now }: { lastSet?: Date; now: Date },
): PasswordRule[] {
  const ownName = findOwnName(newPassword, listOwnNames(owner))
  return rules.map((rule) => {
    if (rule.id === 'own-name' && ownName !== undefined) return addFacts(rule, { found: ownName })
    if (rule.id === 'history') return addFacts(rule, { used: newPassword === password })
    if (rule.id === 'difference') return addFacts(rule, { old: password })
    if (rule.id !== 'minimum-age' || !lastSet) return rule
    return addFacts(rule, { age: now.getTime() - lastSet.getTime() })
  })
}

/** The first rule that `newPassword` breaks, with what would satisfy it. */
export async function evaluatePassword(
  newPassword: string,
  facts: PasswordFacts,
  known: KnownOwner,
  now: Date,
): Promise<Refusal | undefined> {
  const { password, ...owner } = known
  const lastSet = facts.state.passwordLastSet
  const rules = addKnownFacts(effectiveRules(facts, password === undefined ? 'reset' : 'change'), newPassword, known, {
    lastSet,
    now,
  })
  // Reported first, since no other password helps until then.
  const [broken] = findBrokenRules(newPassword, rules, owner).toSorted(
    (one, other) => priorityOf(other) - priorityOf(one),
  )
  if (broken) return describeRefusal(broken, { lastSet, language: facts.language })
  return evaluateServerRules(newPassword, rules, owner, facts)
}

/** Rules that only the server can check come last, one after the other: most refused passwords never get here. */
async function evaluateServerRules(
  newPassword: string,
  rules: readonly PasswordRule[],
  owner: PasswordOwner,
  facts: PasswordFacts,
): Promise<Refusal | undefined> {
  const relaxed = findRelaxedRules(newPassword, rules)
  for (const rule of rules.filter(({ id, where }) => where === 'server' && !relaxed.has(id))) {
    const refusal = await evaluateServerRule(newPassword, rule, owner, facts)
    if (refusal) return refusal
  }
  return undefined
}

/** Why a rule refuses a password after what the server looked up about it. */
export async function evaluateServerRule(
  newPassword: string,
  rule: PasswordRule,
  owner: PasswordOwner,
  { evaluate, language }: Pick<PasswordFacts, 'evaluate' | 'language'>,
): Promise<Refusal | undefined> {
  const found = (await evaluate?.(rule, newPassword)) ?? rule
  if (found === 'unavailable') return { code: 'password-not-checked', field: 'newPassword' }
  return breaksRule(normalise(newPassword, 'NFC'), found, owner) ? toTextRefusal(found, language) : undefined
}

/** Why a rule refuses a password. `lastSet`: when the current one was set. */
export function describeRefusal(
  broken: PasswordRule,
  { lastSet, language }: { lastSet?: Date; language?: string },
): Refusal {
  if (broken.id !== 'minimum-age') return toTextRefusal(broken, language)
  const again = new Date((lastSet?.getTime() ?? 0) + Number(broken.settings.minAge))
  return toRefusal(broken.id, { again: markTime(again) })
}

function toTextRefusal(rule: PasswordRule, language = 'en'): Refusal {
  const requirement = hasOwnText(rule.id) ? describeRule(getTranslator(language), rule) : undefined
  return toRefusal(rule.id, { ...textValues(rule), ...(requirement !== undefined && { requirement }) })
}

const toRefusal = (id: string, values: Refusal['values']): Refusal => ({
  code: `password-${id}`,
  field: 'newPassword',
  values,
})

const addFacts = (rule: PasswordRule, facts: Record<string, unknown>): PasswordRule => ({
  ...rule,
  settings: { ...rule.settings, ...facts },
})

const priorityOf = ({ id }: { id: string }): number => (id === 'minimum-age' ? 1 : 0)

/** Limits that both directory and policy may set, and which of two is stricter. */
const limits: Record<string, { setting: string; stricter(...all: number[]): number }> = {
  length: { setting: 'min', stricter: Math.max },
  'maximum-age': { setting: 'maxAge', stricter: Math.min },
  'maximum-length': { setting: 'max', stricter: Math.min },
  'minimum-age': { setting: 'minAge', stricter: Math.max },
}

function keepStrictest(rules: readonly PasswordRule[]): PasswordRule[] {
  return rules.flatMap((rule, index) => {
    const limit = limits[rule.id]
    if (!limit) return [rule]
    const same = rules.filter(({ id }) => id === rule.id)
    if (same[0] !== rules[index]) return []
    const value = limit.stricter(...same.map(({ settings }) => Number(settings[limit.setting])))
    return [addFacts(rule, { [limit.setting]: value })]
  })
}
