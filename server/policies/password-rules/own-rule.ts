import type { z } from 'zod'
import type { RuleId } from '../../../shared/password-policy/check.ts'
import type { RuleInForce } from '../../../shared/password-policy/rule.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { PasswordLists } from '../password-lists/password-lists.ts'

/**
 * A rule of `shared/password-policy/rules` as an administrator sets it: the settings (zod; form, validation and API come from
 * it), and what the server finds out for a rule that only it can judge. The same id; named in words as `password-rules.<id>.name`.
 */
export interface OwnRule<Id extends RuleId, Settings extends z.ZodType> {
  id: Id
  settings: Settings
  /** The rule as pages and checks know it. `language` (BCP 47) for texts that an administrator wrote. */
  inForce(settings: z.output<Settings>, language: string): RuleInForce
  /**
   * What is added to the rule's settings for the check of one password. `unavailable`: it cannot be found out now, and the
   * settings want nothing accepted unchecked.
   */
  judge?(password: string, settings: z.output<Settings>, facts: JudgeFacts): Promise<Judged>
}

export type Judged = Record<string, unknown> | 'unavailable'

export interface JudgeFacts {
  person: Partial<DirectoryPerson>
  lists: PasswordLists
}

// biome-ignore lint/suspicious/noExplicitAny: a list of rules of different settings has no narrower type
export type AnyOwnRule = OwnRule<RuleId, any>

export function defineOwnRule<const Id extends RuleId, Settings extends z.ZodType>(
  rule: OwnRule<Id, Settings>,
): OwnRule<Id, Settings> {
  return rule
}
