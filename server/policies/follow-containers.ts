import { z } from 'zod'
import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import { toScopeKey } from '../directory/distinguished-name.ts'
import type { ScopeTarget, ScopeTargetResult } from '../directory/scope-target.ts'
import type { Reader, Store } from '../store/database.ts'
import { listPolicies } from '../store/management-policies.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { LeftName } from './left-names.ts'
import { lookUp } from './pin-entries.ts'
import type { Policies } from './policies.ts'
import { replaceScopes } from './replace-scopes.ts'
import { listScopeEntries, mapScopeEntries } from './scope-entries.ts'
import { parseStoredPolicy } from './stored-policy.ts'

/** What is known of each container that scopes name, by `toScopeKey` of its distinguished name. */
const setting = 'scopes.containers'
const knownContainers = z.record(
  z.string(),
  z.strictObject({
    /** objectGUID, by which a container is found under another name. */
    id: z.string().optional(),
    /** When it was first found to be in no domain. */
    missingSince: z.iso.datetime().optional(),
  }),
)

export interface FollowServices {
  store: Store
  directory: Directory
  audit: Audit
  policies: Pick<Policies, 'invalidate' | 'listPolicies'>
  clock(): Date
}

/**
 * Scopes name containers by distinguished name, since each person's containers are compared with them. One that was renamed or moved is found
 * by its objectGUID here, and its new name takes the place of the old one, so that it goes on including and excluding its people. What is
 * found nowhere is remembered for `listMissingContainers`. Throws AppError `directory-unreachable`.
 */
export async function followContainers(services: FollowServices, signal: AbortSignal): Promise<void> {
  const { store, directory, policies, clock } = services
  if (directory.isSample) return
  const rows = (await listPolicies(store.read)).map((row) => ({ row, policy: parseStoredPolicy(row) }))
  const keys = new Set(
    rows.flatMap(({ policy }) =>
      listScopeEntries(policy).flatMap(({ kind, entry }) => (kind === 'container' ? [toScopeKey(entry)] : [])),
    ),
  )
  const stored = await getSetting(store.read, setting)
  const before = knownContainers.catch({}).parse(stored?.value ?? {})
  if (keys.size === 0 && Object.keys(before).length === 0) return
  const ids = new Map([...keys].map((key) => [key, before[key]?.id]))
  const byId = await lookUp(
    directory,
    [...ids.values()].filter((id) => id !== undefined),
    signal,
  )
  const find = (key: string) => readContainer(byId.get(ids.get(key) ?? ''))
  // One that was deleted may have been made again.
  const byName = await lookUp(
    directory,
    [...keys].filter((key) => !find(key)),
    signal,
  )

  const after: z.output<typeof knownContainers> = {}
  const moved = new Map<string, string>()
  for (const key of keys) {
    const found = find(key) ?? readContainer(byName.get(key))
    if (!found) after[key] = { ...before[key], missingSince: before[key]?.missingSince ?? clock().toISOString() }
    else {
      const now = toScopeKey(found.distinguishedName)
      after[now] = { id: found.id }
      if (now !== key) moved.set(key, found.distinguishedName)
    }
  }
  for (const { row, policy } of rows) {
    const next = mapScopeEntries(policy, ({ kind, entry }) =>
      kind === 'container' ? (moved.get(toScopeKey(entry)) ?? entry) : entry,
    )
    if (JSON.stringify(next) !== JSON.stringify(policy)) await replaceScopes(services, row, next, 'followed')
  }
  if (moved.size > 0) policies.invalidate()
  if (JSON.stringify(after) !== JSON.stringify(before))
    await store.transaction((tx) => putSetting(tx, setting, after, stored?.version ?? absentSetting))
}

const readContainer = (result: ScopeTargetResult | undefined): ScopeTarget | undefined =>
  result?.found === 'one' && result.what.kind === 'container' ? result.what : undefined

/** Lines of scopes whose container was found nowhere when it was last looked for. */
export async function listMissingContainers(reader: Reader): Promise<LeftName[]> {
  const known = knownContainers.catch({}).parse((await getSetting(reader, setting))?.value ?? {})
  return (await listPolicies(reader)).map(parseStoredPolicy).flatMap((policy) =>
    listScopeEntries(policy).flatMap(({ kind, entry, path, side }) => {
      const since = kind === 'container' ? known[toScopeKey(entry)]?.missingSince : undefined
      if (since === undefined) return []
      const effect = `has not been in the directory since ${since} and ${side}s nobody`
      const mend = `Name the one that its people are in now, or remove it: PUT /api/v1/admin/policies/${policy.id}`
      return [{ entry, where: `${path} of the policy “${policy.name}”`, effect, mend }]
    }),
  )
}
