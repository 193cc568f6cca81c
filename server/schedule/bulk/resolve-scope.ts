import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import { lookUpMany } from '../../directory/look-up-many.ts'
import type { Finding } from '../../policies/findings.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { pinEntries } from '../../policies/pin-entries.ts'
import type { ScopeEntry } from '../../policies/scope-entries.ts'
import type { BulkScope, ResolvedScope } from './bulk-definition.ts'

/**
 * The scope with groups by their SIDs and people by their ids, so that no object can step into it later by taking a name. `problems`: lines that name nothing, at
 * their places; a line that excludes and means nothing would let people in whom the administrator wanted to spare.
 */
export async function resolveBulkScope(
  directory: Directory,
  policies: readonly ManagementPolicy[],
  scope: BulkScope,
  signal: AbortSignal,
): Promise<{ scope: ResolvedScope; problems: Finding[] }> {
  const { toPin, problems } = await pinEntries(directory, { now: listEntries(scope), before: [] }, signal)
  const own = await findPeople(directory, scope.people, 'scope.people', signal)
  const excluded = await findPeople(directory, scope.exclude.people, 'scope.exclude.people', signal)
  const known = new Set(policies.map(({ id }) => id))
  const pin = (side: ScopeEntry['side'], kind: ScopeEntry['kind'], names: readonly string[]) =>
    names.map((entry, index) => toPin({ path: toPath(side, kind, index), side, kind, entry }))
  return {
    scope: {
      ...scope,
      groups: pin('include', 'group', scope.groups),
      containers: pin('include', 'container', scope.containers),
      people: own.people,
      exclude: {
        groups: pin('exclude', 'group', scope.exclude.groups),
        containers: pin('exclude', 'container', scope.exclude.containers),
        people: excluded.people,
      },
    },
    problems: [
      ...(isEmpty(scope) ? [{ path: 'scope', code: 'scope-empty' }] : []),
      ...scope.policies.flatMap((id, index) =>
        known.has(id) ? [] : [{ path: `scope.policies.${index}`, code: 'policy-unknown' }],
      ),
      ...problems,
      ...own.problems,
      ...excluded.problems,
    ],
  }
}

const isEmpty = ({ everybody, policies, groups, containers, people }: BulkScope): boolean =>
  !everybody && [policies, groups, containers, people].every(({ length }) => length === 0)

const toPath = (side: ScopeEntry['side'], kind: ScopeEntry['kind'], index: number): string =>
  `scope.${side === 'exclude' ? 'exclude.' : ''}${kind}s.${index}`

function listEntries(scope: BulkScope): ScopeEntry[] {
  const list = (side: ScopeEntry['side'], kind: ScopeEntry['kind'], names: readonly string[]): ScopeEntry[] =>
    names.map((entry, index) => ({ path: toPath(side, kind, index), side, kind, entry }))
  return [
    ...list('include', 'group', scope.groups),
    ...list('include', 'container', scope.containers),
    ...list('exclude', 'group', scope.exclude.groups),
    ...list('exclude', 'container', scope.exclude.containers),
  ]
}

async function findPeople(directory: Directory, accounts: readonly string[], path: string, signal: AbortSignal) {
  const results = await lookUpMany(accounts, (account) => findPerson(directory, account, signal))
  const people: Pick<DirectoryPerson, 'id' | 'domain' | 'account'>[] = []
  const problems: Finding[] = []
  for (const [index, account] of accounts.entries()) {
    const result = results.get(account) ?? 'directory-silent'
    if (typeof result === 'string') problems.push({ path: `${path}.${index}`, values: { name: account }, code: result })
    else people.push({ id: result.id, domain: result.domain, account: result.account })
  }
  return { people, problems }
}

async function findPerson(directory: Directory, account: string, signal: AbortSignal) {
  const search = await directory
    .openSession({ signal })
    .find(account)
    .catch(() => undefined)
  if (!search) return 'directory-silent'
  return search.found === 'one' ? search.person : search.found === 'many' ? 'account-ambiguous' : 'account-not-found'
}
