/**
 * One password rule. Rules with `where: 'page'` are pure, run in the browser while somebody types and again on the server
 * with the same verdict; rules with `where: 'server'` need what only the server has (a dictionary, the last change, history).
 */
export interface Rule<Id extends string, Settings> {
  id: Id
  where: 'page' | 'server'
  /** Whether `password` keeps the rule. Never throws, for any string up to 256 characters. */
  check(password: string, settings: Settings, about: About): boolean
  /** Values for the wording of the rule, `rules.<id>` in the catalogue, which says what would satisfy it. */
  values?(settings: Settings): Record<string, string | number>
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
  where: 'page' | 'server'
  settings: Record<string, unknown>
}
