import type { Words } from '../languages/words.ts'

/**
 * One password rule. Rules with `where: 'page'` are pure, run in the browser while somebody types and again on the server
 * with the same verdict; rules with `where: 'server'` need what only the server has (a dictionary, the last change, history);
 * those with `where: 'note'` are only said and refuse nothing.
 */
export interface Rule<Id extends string, Settings> {
  id: Id
  where: RuleInForce['where']
  /** Whether `password` keeps the rule. Never throws, for any string up to 256 characters. */
  check(password: string, settings: Settings, about: About): boolean
  /** Values for the wording of the rule, `rules.<id>` in the catalogue, which says what would satisfy it. */
  values?(settings: Settings): Record<string, string | number>
  /**
   * The wording of a rule that one message cannot word (a list of kinds of characters). Its refusal, `problems.password-<id>`,
   * gets this text as `requirement`.
   */
  text?(words: Words, settings: Settings): string
}

/** What rules may know of the person; reaches the browser, so it holds nothing that the person could not read anyway. */
export interface About {
  account?: string
  displayName?: string
}

export function defineRule<const Id extends string, Settings>(rule: Rule<Id, Settings>): Rule<Id, Settings> {
  return rule
}

/** A rule of the policy in force, as it travels to the page: which rule, with which settings. */
export interface RuleInForce {
  id: string
  where: 'page' | 'server' | 'note'
  settings: Record<string, unknown>
  /** The directory asks for it, so that no passphrase relaxes it. */
  fixed?: boolean
}
