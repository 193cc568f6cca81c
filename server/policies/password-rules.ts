import { checkPassword, ruleInForce } from '../../shared/password-policy/check.ts'
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
}

/** Windows asks for this much where complexity is on, whatever the minimum length says. */
const shortestComplex = 6

/** The effective rules, as the page shows them: the directory's (domain or fine-grained) and the policy's own. */
export function rulesInForce({ directory, state, own }: PasswordFacts, write: Write): RuleInForce[] {
  const { minLength, complexity, historyLength, minAge, resetIgnoresHistory } = directory
  const min = Math.max(1, minLength, complexity ? shortestComplex : 0)
  const remembers = write === 'change' || (historyLength > 0 && !resetIgnoresHistory)
  const ages = write === 'change' && minAge > 0 && !state.mustChange
  return mergeLengths([
    ruleInForce('length', { min }),
    ...(complexity ? [ruleInForce('complexity', {})] : []),
    ...own,
    ...(remembers ? [ruleInForce('history', { count: historyLength })] : []),
    ...(ages ? [ruleInForce('minimum-age', { minAge })] : []),
  ])
}

/** The first rule that `newPassword` breaks, with what would satisfy it. The current `password` is known in a change. */
export function verdict(
  newPassword: string,
  facts: PasswordFacts,
  about: About & { password?: string },
  now: Date,
): Refusal | undefined {
  const { password, ...person } = about
  const write = password === undefined ? 'reset' : 'change'
  const lastSet = facts.state.passwordLastSet
  const rules = rulesInForce(facts, write).map((rule) => {
    if (rule.id === 'history') return { ...rule, settings: { ...rule.settings, used: newPassword === password } }
    if (rule.id !== 'minimum-age' || !lastSet) return rule
    return { ...rule, settings: { ...rule.settings, age: now.getTime() - lastSet.getTime() } }
  })
  // Told first, since no other password helps before that moment.
  const [broken] = checkPassword(newPassword, rules, person).toSorted((one, other) => urgency(other) - urgency(one))
  if (!broken) return undefined
  const again = (lastSet?.getTime() ?? 0) + facts.directory.minAge
  const values = broken.id === 'minimum-age' ? { again } : broken.values
  return { code: `password-${broken.id}`, field: 'newPassword', values }
}

const urgency = ({ id }: { id: string }): number => (id === 'minimum-age' ? 1 : 0)

/** Two minimum lengths are one rule, the longer. */
function mergeLengths(rules: RuleInForce[]): RuleInForce[] {
  const lengths = rules.filter((rule) => rule.id === 'length')
  const min = Math.max(...lengths.map((rule) => Number(rule.settings.min)))
  return [ruleInForce('length', { min }), ...rules.filter((rule) => rule.id !== 'length')]
}
