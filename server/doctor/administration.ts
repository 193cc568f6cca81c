import type { Config } from '../config.ts'
import { isSid } from '../directory/distinguished-name.ts'
import type { ScopeTargetResult } from '../directory/scope-target.ts'
import { toActiveDirectoryOptions } from '../directory-options.ts'
import { administrationSettings, isUnique } from '../policies/administration.ts'
import { lookUp } from '../policies/pin-entries.ts'
import { listRoleGroups } from '../policies/staff-roles.ts'
import type { Reader } from '../store/database.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { getSetting } from '../store/settings.ts'
import { type Check, describeCause, type Finding, note, ok, warn } from './check.ts'

const mend = 'npm start -- setting administration.groups "S-1-5-21-…"'

/** What each group is in the directory. Throws when the directory does not answer. */
type LookUp = (
  config: Config,
  groups: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, ScopeTargetResult>>

/** Who has a role on the Administration site: whether each group can mean one only, and whether the directory has it. */
export const createAdministrationCheck = (lookUpGroups: LookUp): Check => ({
  id: 'administration',
  async run(config, signal) {
    if (config.directory.kind === 'sample')
      return toSections([note('groups', 'are named by name, as always in the sample company.')])
    // The checks of database and key file say why one of them cannot be opened.
    const groups = await withCurrentStore(config, listGroups).catch(() => undefined)
    if (!groups) return []
    if (typeof groups === 'string') return toSections([warn('groups', groups)])
    let found: ReadonlyMap<string, ScopeTargetResult> = new Map()
    const findings: Finding[] = []
    try {
      found = await lookUpGroups(config, groups.filter(isUnique), signal)
    } catch (error) {
      findings.push(note('directory', `did not say whether it has these groups (${describeCause(error)}).`))
    }
    return toSections([...groups.map((group) => checkGroup(group, found.get(group))), ...findings])
  },
})

export const administration = createAdministrationCheck(async ({ directory }, groups, signal) => {
  if (directory.kind === 'sample') return new Map()
  const { createActiveDirectory } = await import('../directory/active-directory/active-directory.ts')
  const opened = createActiveDirectory({ ...toActiveDirectoryOptions(directory), signal })
  try {
    return await lookUp(opened, groups, signal)
  } finally {
    await opened.close()
  }
})

const toSections = (findings: Finding[]) => [{ title: 'Administrators', findings }]

/** Every group that gives a role, each once; a sentence: why there are no administrators. */
async function listGroups(reader: Reader): Promise<string[] | string> {
  const stored = await getSetting(reader, 'administration')
  const settings = stored && administrationSettings.safeParse(stored.value)
  if (!settings) return `none is set, so there are no administrators: ${mend}`
  if (!settings.success) return `the stored setting cannot be used, so there are no administrators: ${mend}`
  return [...new Set(listRoleGroups(settings.data).map(({ group }) => group))]
}

/** `result`: undefined where the directory was not asked, or did not answer. */
function checkGroup(group: string, result: ScopeTargetResult | undefined): Finding {
  if (!isUnique(group))
    return warn(
      group,
      `is a name, which everyone who may create groups can reuse, so it admits no one. The next start of a server stores the SID if one group has this name; else: ${mend}`,
    )
  const isThere = result?.found === 'one' && result.what.kind === 'group'
  if (result && !isThere)
    return warn(
      group,
      `is no group of the directory (any more), so its members have no role. Name another one on the page Access of the Administration site, or: ${mend}`,
    )
  const name = isThere ? `; the directory has it as ${result.what.distinguishedName}` : ''
  return ok(
    group,
    isSid(group)
      ? `named by its SID${name}`
      : `named by its distinguished name; the next start of a server stores its SID`,
  )
}
