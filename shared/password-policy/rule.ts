import type { Translator } from '../languages/translator.ts'

/**
 * One password rule. Rules with `where: 'page'` are pure: they run in the browser while the person types and again on the server, with
 * the same result. Rules with `where: 'server'` need what only the server has (a dictionary, the last change, history). Rules with
 * `where: 'note'` are only shown and refuse nothing.
 */
export interface RuleDefinition<Id extends string, Settings> {
  id: Id
  where: PasswordRule['where']
  /** Whether `password` satisfies the rule. Never throws, for any string up to 256 characters. */
  check(password: string, settings: Settings, about: PasswordOwner): boolean
  /** Of a password that satisfies the rule on the page: whether the server's judgement can only be the same. Default: always. */
  isCertain?(password: string, settings: Settings): boolean
  /** Values for the text `rules.<id>` of the catalogue, which says what satisfies the rule. */
  values?(settings: Settings): Record<string, string | number>
  /**
   * The text of a rule that needs more than one message (a list of kinds of characters). The refusal `problems.password-<id>` gets
   * it as `requirement`.
   */
  text?(translate: Translator, settings: Settings): string
}

/** What rules may know about the person; sent to the browser, so it contains nothing that the person cannot read anyway. */
export interface PasswordOwner {
  account?: string
  displayName?: string
}

export function defineRule<const Id extends string, Settings>(
  rule: RuleDefinition<Id, Settings>,
): RuleDefinition<Id, Settings> {
  return rule
}

/** A rule of the effective policy with its settings, as it is sent to the page. */
export interface PasswordRule {
  id: string
  where: 'page' | 'server' | 'note'
  settings: Record<string, unknown>
  /** Required by the directory, so that no passphrase relaxes it. */
  fixed?: boolean
}
