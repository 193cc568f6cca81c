import type { Directory, DirectoryPerson, ListedPerson } from '../../directory/directory.ts'
import { listContainers, toScopeKey } from '../../directory/distinguished-name.ts'
import { type EverybodyPosition, listEverybody } from '../../directory/list-everybody.ts'
import type { Policies } from '../../policies/policies.ts'
import { loadRegisteredPeople } from '../../profiles/registered-people.ts'
import type { Store } from '../../store/database.ts'
import type { BulkKind, ResolvedScope } from './bulk-definition.ts'
import type { LeftOutReason } from './bulk-outcomes.ts'

/** What deciding about people needs. */
export interface BulkServices {
  store: Pick<Store, 'read'>
  directory: Pick<Directory, 'domains' | 'openSession'>
  policies: Pick<Policies, 'resolve' | 'findProtection'>
}

/** A person whom a scope has. */
export interface ChosenPerson extends ListedPerson {
  /** Why nothing is done to them; undefined: they are reached. */
  leftOut?: LeftOutReason
}

/** Returns whether a scope has a person. Compares names that `resolveBulkScope` has made unique. */
export function createBulkMatcher(
  { policies }: Pick<BulkServices, 'policies'>,
  scope: ResolvedScope,
): (person: DirectoryPerson) => Promise<boolean> {
  const toSide = ({ groups, containers, people }: Pick<ResolvedScope, 'groups' | 'containers' | 'people'>) => ({
    groups: new Set(groups.map(toScopeKey)),
    containers: new Set(containers.map(toScopeKey)),
    people: new Set(people.map(({ id }) => id)),
  })
  const [included, excluded] = [toSide(scope), toSide(scope.exclude)]
  const names = (side: ReturnType<typeof toSide>, { id, groups, distinguishedName }: DirectoryPerson) =>
    side.people.has(id) ||
    (side.groups.size > 0 && groups.some((group) => side.groups.has(group))) ||
    (side.containers.size > 0 && listContainers(distinguishedName).some((one) => side.containers.has(one)))

  return async (person) => {
    if (names(excluded, person)) return false
    if (scope.everybody || names(included, person)) return true
    return scope.policies.length > 0 && scope.policies.includes((await policies.resolve(person)).policy.id)
  }
}

/** Those of a page whom the scope has, each with the reason why they are left out. */
export async function choosePeople(
  services: BulkServices,
  kind: BulkKind,
  matches: (person: DirectoryPerson) => Promise<boolean>,
  page: readonly ListedPerson[],
): Promise<ChosenPerson[]> {
  const people: ListedPerson[] = []
  for (const listed of page) if (await matches(listed.person)) people.push(listed)
  const registered = kind === 'unregister' ? await loadRegisteredPeople(services.store.read, people) : undefined
  const chosen: ChosenPerson[] = []
  for (const listed of people) {
    const leftOut = registered
      ? registered.has(listed.person.id)
        ? undefined
        : 'not-registered'
      : await findReason(services, listed)
    chosen.push({ ...listed, leftOut })
  }
  return chosen
}

/** Why a person is not asked for a new password. */
async function findReason(
  { policies }: BulkServices,
  { person, state }: ListedPerson,
): Promise<LeftOutReason | undefined> {
  if (await policies.findProtection(person)) return 'protected'
  if (state.disabled) return 'disabled'
  if (state.accountExpired) return 'account-expired'
  if (state.passwordNeverExpires) return 'never-expires'
  return state.mustChange ? 'must-change' : undefined
}

/** Where listing goes on: in the directory, or in a scope that names people alone. */
export type BulkPosition = EverybodyPosition | { index: number }

const pageSize = 200

/** The people among whom a scope chooses, a page at a time: a scope that names people alone is not looked for in the whole directory. */
export async function* listCandidates(
  directory: BulkServices['directory'],
  { everybody, policies, groups, containers, people }: ResolvedScope,
  { from, signal }: { from?: BulkPosition; signal: AbortSignal },
): AsyncGenerator<{ people: readonly ListedPerson[]; position: BulkPosition }, void> {
  if (everybody || [policies, groups, containers].some(({ length }) => length > 0)) {
    yield* listEverybody(directory, { from: from && 'domain' in from ? from : undefined, pageSize, signal })
    return
  }
  // Who is named twice is one person.
  const named = [...new Map(people.map((one) => [one.id, one])).values()]
  const start = from && 'index' in from ? from.index : 0
  for (let index = start; index < named.length; index += pageSize) {
    const listed: ListedPerson[] = []
    for (const { id, domain } of named.slice(index, index + pageSize)) {
      const found = await directory.openSession({ domain, signal }).findByIdWithState(id)
      if (found) listed.push(found)
    }
    yield { people: listed, position: { index: index + pageSize } }
  }
}
