import { isDeepStrictEqual } from 'node:util'
import { findBrokenRules, findRelaxedRules } from '../../shared/password-policy/check.ts'
import type { PasswordOwner, PasswordRule } from '../../shared/password-policy/rule.ts'
import type { Refusal } from '../activities/activity.ts'
import {
  addKnownFacts,
  describeRefusal,
  effectiveRules,
  evaluateServerRule,
  type PasswordFacts,
} from './evaluate-password.ts'

export const ruleOutcomes = ['accepted', 'refused', 'exempt', 'needs-person', 'not-checked', 'shown'] as const

/** What one rule says to a password. */
export interface TriedRule {
  rule: PasswordRule
  /** `always`: of every policy. */
  source: 'policy' | 'directory' | 'always'
  /**
   * `exempt`: not asked of a passphrase. `needs-person`: depends on whose password it is. `not-checked`: only a change can tell.
   * `shown`: a text that refuses nothing.
   */
  outcome: (typeof ruleOutcomes)[number]
  /** Only where it is refused. */
  refusal?: Refusal
}

interface Trial {
  facts: PasswordFacts
  /** Whose password it is; absent: it is tried without a person. */
  owner?: PasswordOwner
  now: Date
}

/**
 * What every rule says to a password, where a change would stop at the first one that is broken. The current password is not known here, so what is
 * compared with it is not checked. Nothing of it is kept.
 */
export async function tryPassword(newPassword: string, { facts, owner, now }: Trial): Promise<TriedRule[]> {
  const known = owner ?? {}
  const lastSet = owner && facts.state.passwordLastSet
  const rules = effectiveRules(facts, 'change')
  const informed = addKnownFacts(rules, newPassword, known, { lastSet, now })
  const broken = findBrokenRules(newPassword, informed, known)
  const relaxed = findRelaxedRules(newPassword, informed)

  async function evaluate(rule: PasswordRule): Promise<Pick<TriedRule, 'outcome' | 'refusal'>> {
    if (rule.where === 'note') return { outcome: 'shown' }
    if (!rule.fixed && relaxed.has(rule.id)) return { outcome: 'exempt' }
    if (comparesWithCurrent.includes(rule.id)) return { outcome: 'not-checked' }
    if (!owner && dependsOnPerson.includes(rule.id)) return { outcome: 'needs-person' }
    if (broken.includes(rule))
      return { outcome: 'refused', refusal: describeRefusal(rule, { lastSet, language: facts.language }) }
    const refusal = rule.where === 'server' ? await evaluateServerRule(newPassword, rule, known, facts) : undefined
    return refusal ? { outcome: 'refused', refusal } : { outcome: 'accepted' }
  }

  const tried: TriedRule[] = []
  for (const [index, rule] of informed.entries()) {
    const stated = rules[index] ?? rule
    tried.push({ rule: stated, source: findSource(stated, facts), ...(await evaluate(rule)) })
  }
  for (const rule of broken.filter((one) => !informed.includes(one)))
    tried.push({
      rule,
      source: 'always',
      outcome: 'refused',
      refusal: describeRefusal(rule, { language: facts.language }),
    })
  return tried
}

const comparesWithCurrent: readonly string[] = ['difference', 'history']
const dependsOnPerson: readonly string[] = ['minimum-age', 'own-name', 'user-properties']

/** Of two limits only the stricter one is a rule, so its settings tell whose it is. */
function findSource(rule: PasswordRule, { policyRules, directory }: PasswordFacts): TriedRule['source'] {
  const isOwn = policyRules.some(({ id, settings }) => id === rule.id && isDeepStrictEqual(settings, rule.settings))
  // It comes with `complexity`, whoever asks for that.
  const comesWithOwn = rule.id === 'own-name' && !directory.complexity
  return isOwn || comesWithOwn ? 'policy' : 'directory'
}
