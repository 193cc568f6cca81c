/** What a scope may name: a group or a container of the directory. */
export interface ScopeTarget {
  kind: 'group' | 'container'
  name: string
  distinguishedName: string
  /** objectGUID with dashes, in lower case: stays the same when the object is renamed or moved. */
  id: string
  /** Lower case; groups only. */
  sid?: string
}

export type ScopeTargetResult =
  | { found: 'one'; what: ScopeTarget }
  | { found: 'none' }
  /** Several groups have this name. */
  | { found: 'many' }

/** What a search finds. */
export interface TargetSearchResult {
  targets: readonly ScopeTarget[]
  /** There are more than these, or the time ran out before all were examined. */
  more: boolean
}
