import type { z } from 'zod'
import { createRule, type RuleId, type SettingsOf } from '../../../shared/password-policy/check.ts'
import type { PasswordRule } from '../../../shared/password-policy/rule.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import type { PasswordLists } from '../password-lists/password-lists.ts'

/** A rule of `shared/password-policy/rules` as an administrator sets it. Its name is the text `password-rules.<id>.name`. */
export interface PolicyRule {
  id: RuleId
  /** Validation, form and API come from this schema. */
  settings: z.ZodType
  /** The rule as pages and checks know it. `language` (BCP 47) selects texts that an administrator wrote. */
  toRule(settings: unknown, language: string): PasswordRule
  evaluate?(password: string, settings: unknown, context: EvaluationContext): Promise<Evaluation>
}

/**
 * What is added to the settings of a rule for the check of one password. `unavailable`: the answer cannot be found now, and the
 * settings refuse passwords that were not checked.
 */
export type Evaluation = Record<string, unknown> | 'unavailable'

export interface EvaluationContext {
  person: Partial<DirectoryPerson>
  /** An attribute of the person, by its name in the directory. */
  readAttribute(name: string): Promise<string | undefined>
  lists: PasswordLists
}

interface Definition<Id extends RuleId, Settings extends z.ZodType> {
  id: Id
  settings: Settings
  /** Only for rules that the page cannot check. */
  evaluate?(password: string, settings: z.output<Settings>, context: EvaluationContext): Promise<Evaluation>
}

/** Turns what an administrator stored into the settings of the shared rule; needed where the two differ. */
type Conversion<Id extends RuleId, Settings extends z.ZodType> =
  z.output<Settings> extends SettingsOf<Id>
    ? { convert?(settings: z.output<Settings>, language: string): SettingsOf<Id> }
    : { convert(settings: z.output<Settings>, language: string): SettingsOf<Id> }

export function definePolicyRule<const Id extends RuleId, Settings extends z.ZodType>(
  definition: Definition<Id, Settings> & Conversion<Id, Settings>,
): PolicyRule {
  const { id, settings, evaluate, convert } = definition
  return {
    id,
    settings,
    evaluate,
    // `Conversion` makes `convert` optional only where the stored settings are those of the rule.
    toRule: (stored, language) =>
      createRule(id, (convert ? convert(stored as z.output<Settings>, language) : stored) as SettingsOf<Id>),
  }
}
