import { words } from '../../shared/languages/words.ts'
import {
  brokenRules,
  isComposed,
  relaxedBy,
  ruleInForce,
  valuesOf,
  wordRule,
} from '../../shared/password-policy/check.ts'
import type { About, RuleInForce } from '../../shared/password-policy/rule.ts'
import type { Refusal } from '../activities/activity.ts'
import type { AccountState, DirectoryPasswordPolicy } from '../directory/directory.ts'

export type Write = 'change' | 'reset'

/** What the verdict on a new password needs to know, gathered by the caller. */
export interface PasswordFacts {
  directory: DirectoryPasswordPolicy
  state: Pick<AccountState, 'mustChange' | 'passwordLastSet'>
  /** The management policy's own rules. */
  own: readonly RuleInForce[]
  /** BCP 47, of whoever is told. */
  language?: string
  /** The rule with what only the server can find out about this password. */
  judge?(rule: RuleInForce, password: string): Promise<RuleInForce | 'unavailable'>
}

/** Windows asks for this much where complexity is on, whatever the minimum length says. */
const shortestComplex = 6

/** The effective rules: the directory's (domain or fine-grained) and the policy's own. Of two limits the stricter one is left. */
export function rulesInForce({ directory, state, own }: PasswordFacts, write: Write): RuleInForce[] {
  const { minLength, complexity, historyLength, minAge, resetIgnoresHistory } = directory
  const min = Math.max(1, minLength, complexity ? shortestComplex : 0)
  const remembers = write === 'change' || (historyLength > 0 && !resetIgnoresHistory)
  const ages = write === 'change' && !state.mustChange
  const held = own.filter(({ id }) => {
    if (id === 'complexity') return !complexity
    if (id === 'difference') return write === 'change'
    return id !== 'minimum-age' || ages
  })
  return strictest([
    { ...ruleInForce('length', { min }), fixed: true },
    ...(complexity ? [{ ...ruleInForce('complexity', {}), fixed: true }] : []),
    ...held,
    ...(remembers ? [ruleInForce('history', { count: historyLength })] : []),
    ...(ages && minAge > 0 ? [ruleInForce('minimum-age', { minAge })] : []),
  ])
}

/** Without those that a text of the organisation stands for; they are checked all the same, when the password is sent. */
export function shownRules(rules: readonly RuleInForce[]): RuleInForce[] {
  const hidden = rules.flatMap(({ id, settings }) => (id === 'custom-text' ? (settings.hides as string[]) : []))
  return rules.filter(({ id }) => id === 'custom-text' || !hidden.includes(id))
}

/** The first rule that `newPassword` breaks, with what would satisfy it. The current `password` is known in a change. */
export async function verdict(
  newPassword: string,
  facts: PasswordFacts,
  about: About & { password?: string },
  now: Date,
): Promise<Refusal | undefined> {
  const { password, ...person } = about
  const write = password === undefined ? 'reset' : 'change'
  const lastSet = facts.state.passwordLastSet
  const rules = rulesInForce(facts, write).map((rule) => {
    if (rule.id === 'history') return withFacts(rule, { used: newPassword === password })
    if (rule.id === 'difference') return withFacts(rule, { old: password })
    if (rule.id !== 'minimum-age' || !lastSet) return rule
    return withFacts(rule, { age: now.getTime() - lastSet.getTime() })
  })
  // Told first, since no other password helps before that moment.
  const [broken] = brokenRules(newPassword, rules, person).toSorted((one, other) => urgency(other) - urgency(one))
  if (broken?.id === 'minimum-age') {
    return refusal(broken.id, { again: (lastSet?.getTime() ?? 0) + Number(broken.settings.minAge) })
  }
  if (broken) return wordedRefusal(broken, facts.language)
  return judgedRefusal(newPassword, rules, person, facts)
}

/** What only the server can judge is looked up last, one after the other: most passwords that are refused never get here. */
async function judgedRefusal(
  newPassword: string,
  rules: readonly RuleInForce[],
  person: About,
  { judge, language }: PasswordFacts,
): Promise<Refusal | undefined> {
  const relaxed = relaxedBy(newPassword, rules)
  for (const rule of rules.filter(({ id, where }) => where === 'server' && !relaxed.has(id))) {
    const found = (await judge?.(rule, newPassword)) ?? rule
    if (found === 'unavailable') return { code: 'password-not-checked', field: 'newPassword' }
    const [broken] = brokenRules(newPassword, [found], person).filter((one) => one === found)
    if (broken) return wordedRefusal(broken, language)
  }
  return undefined
}

function wordedRefusal(rule: RuleInForce, language = 'en'): Refusal {
  const requirement = isComposed(rule.id) ? wordRule(words(language), rule) : undefined
  return refusal(rule.id, { ...valuesOf(rule), ...(requirement !== undefined && { requirement }) })
}

const refusal = (id: string, values: Refusal['values']): Refusal => ({
  code: `password-${id}`,
  field: 'newPassword',
  values,
})

const withFacts = (rule: RuleInForce, facts: Record<string, unknown>): RuleInForce => ({
  ...rule,
  settings: { ...rule.settings, ...facts },
})

const urgency = ({ id }: { id: string }): number => (id === 'minimum-age' ? 1 : 0)

/** Limits that several may set, and which of two is the stricter. */
const limits: Record<string, { setting: string; stricter(...all: number[]): number }> = {
  length: { setting: 'min', stricter: Math.max },
  'maximum-age': { setting: 'maxAge', stricter: Math.min },
  'maximum-length': { setting: 'max', stricter: Math.min },
  'minimum-age': { setting: 'minAge', stricter: Math.max },
}

function strictest(rules: readonly RuleInForce[]): RuleInForce[] {
  return rules.flatMap((rule, index) => {
    const limit = limits[rule.id]
    if (!limit) return [rule]
    const same = rules.filter(({ id }) => id === rule.id)
    if (same[0] !== rules[index]) return []
    const value = limit.stricter(...same.map(({ settings }) => Number(settings[limit.setting])))
    return [withFacts(rule, { [limit.setting]: value })]
  })
}
