import type { Audit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import { isSid } from '../directory/distinguished-name.ts'
import type { Store } from '../store/database.ts'
import { getSetting, putSetting } from '../store/settings.ts'
import { administrationSettings, isUnique } from './administration.ts'
import { findInAllDomains } from './check-policy.ts'
import { listRoleGroups, mapRoleGroups } from './staff-roles.ts'

interface PinServices {
  store: Store
  directory: Directory
  audit: Audit
  /** Names become SIDs; afterwards only distinguished names do. */
  mayPinNames: boolean
}

const mend = 'Name groups by SID or distinguished name: npm start -- setting administration.groups "S-1-5-21-…"'

/**
 * Replaces the administrators' groups by their SIDs in the stored setting, once, so that a group that is created later under the
 * same name administers nothing. Returns what an administrator must know, for the terminal. `pinStoredNames` calls it.
 */
export async function pinAdministrators(services: PinServices, signal: AbortSignal): Promise<string[]> {
  const { store, audit } = services
  const stored = await getSetting(store.read, 'administration')
  const settings = administrationSettings.safeParse(stored?.value)
  if (!stored || !settings.success) return [`Latchkey has no administrators: no group is set. ${mend}`]
  const names = [...new Set(listRoleGroups(settings.data).map(({ group }) => group))]
  const pinned = new Map(
    await Promise.all(names.map(async (name) => [name, await pinGroup(services, name, signal)] as const)),
  )
  const replaced = mapRoleGroups(settings.data, (group) => pinned.get(group)?.group ?? group)
  if (names.some((name) => pinned.get(name)?.group !== name)) {
    await store.transaction(async (tx) => {
      // Another server that pins at the same moment writes the same.
      if (!(await putSetting(tx, 'administration', replaced, stored.version))) return
      await audit.append(tx, { event: 'configuration-changed', data: { setting: 'administration.groups' } })
    })
  }
  const problems = [...pinned.values()].flatMap(({ problem }) => problem ?? [])
  return replaced.groups.some(isUnique) ? problems : [...problems, `Latchkey has no administrators. ${mend}`]
}

async function pinGroup(
  { directory, mayPinNames }: PinServices,
  group: string,
  signal: AbortSignal,
): Promise<{ group: string; problem?: string }> {
  if (!mayPinNames && !isUnique(group))
    return {
      group,
      problem: `The group “${group}” of administration.groups admits nobody, since it is a name. ${mend}`,
    }
  const result = await findInAllDomains(directory, group, signal)
  if (isSid(group)) {
    const isThere = result.found === 'one' && result.what.kind === 'group'
    return {
      group,
      ...(!isThere && {
        problem: `The directory has no group ${group} any more, which administration names: its members have no role. ${mend}`,
      }),
    }
  }
  if (result.found === 'one' && result.what.kind === 'group' && result.what.sid) return { group: result.what.sid }
  if (isUnique(group))
    return { group, problem: `The directory has no group ${group}, which administration.groups names.` }
  const why = result.found === 'many' ? 'several groups have that name' : 'no group has that name'
  return { group, problem: `The group “${group}” of administration.groups admits no one: ${why}. ${mend}` }
}
