import type { ManagementPolicyDefinition } from './management-policy.ts'

/** One line of a policy's scopes. */
export interface ScopeEntry {
  /** Where it stands in the policy, as problems name it. */
  path: string
  side: 'include' | 'exclude'
  kind: 'group' | 'container'
  entry: string
}

interface Side {
  groups: string[]
  containers?: string[]
}
interface Sides<One extends Side> {
  include: One
  exclude: One
}
type Scopes = Pick<ManagementPolicyDefinition, 'userScope' | 'helpdeskScope' | 'privileged' | 'enforcement'>

/** The policy with each line of its scopes replaced; the only place that knows where scopes name groups and containers. */
export function mapScopeEntries<Policy extends Scopes>(policy: Policy, map: (entry: ScopeEntry) => string): Policy {
  function mapSide<One extends Side>(scope: string, side: ScopeEntry['side'], lists: One): One {
    const mapList = (name: keyof Side, kind: ScopeEntry['kind']) =>
      lists[name]?.map((entry, index) => map({ path: `${scope}.${side}.${name}.${index}`, side, kind, entry }))
    const { containers } = lists
    return {
      ...lists,
      groups: mapList('groups', 'group'),
      ...(containers && { containers: mapList('containers', 'container') }),
    }
  }
  const mapScope = <One extends Side, Scope extends Sides<One>>(path: string, scope: Scope): Scope => ({
    ...scope,
    include: mapSide(path, 'include', scope.include),
    exclude: mapSide(path, 'exclude', scope.exclude),
  })
  const { inviteToRegister, remindToUpdateProfile, remindOfPasswordExpiry } = policy.enforcement
  const mapRule = <Rule extends { scope: Sides<Side> }>(name: string, rule: Rule): Rule => ({
    ...rule,
    scope: mapScope(`enforcement.${name}.scope`, rule.scope),
  })
  return {
    ...policy,
    userScope: mapScope('userScope', policy.userScope),
    helpdeskScope: mapScope('helpdeskScope', policy.helpdeskScope),
    privileged: {
      ...policy.privileged,
      // A name goes on counting, as in an exclusion: it asks for a second operator, and gives no access.
      groups: policy.privileged.groups.map((entry, index) =>
        map({ path: `privileged.groups.${index}`, side: 'exclude', kind: 'group', entry }),
      ),
    },
    enforcement: {
      inviteToRegister: mapRule('inviteToRegister', inviteToRegister),
      remindToUpdateProfile: mapRule('remindToUpdateProfile', remindToUpdateProfile),
      remindOfPasswordExpiry: mapRule('remindOfPasswordExpiry', remindOfPasswordExpiry),
    },
  }
}

export function listScopeEntries(policy: Scopes): ScopeEntry[] {
  const entries: ScopeEntry[] = []
  mapScopeEntries(policy, (one) => {
    entries.push(one)
    return one.entry
  })
  return entries
}
