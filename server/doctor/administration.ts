import { isSid } from '../directory/distinguished-name.ts'
import { administrationSettings, isUnique } from '../policies/administration.ts'
import { listRoleGroups } from '../policies/staff-roles.ts'
import type { Reader } from '../store/database.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { getSetting } from '../store/settings.ts'
import { type Check, type Finding, note, ok, warn } from './check.ts'

const mend = 'npm start -- setting administration.groups "S-1-5-21-…"'

/** Who has a role on the Administration site, and whether each group can mean one only. */
export const administration: Check = {
  id: 'administration',
  async run(config) {
    const isSample = config.directory.kind === 'sample'
    // The checks of database and key file say why one of them cannot be opened.
    const findings = await withCurrentStore(config, (read) => checkGroups(read, isSample)).catch(() => undefined)
    return findings ? [{ title: 'Administrators', findings }] : []
  },
}

async function checkGroups(reader: Reader, isSample: boolean): Promise<Finding[]> {
  const stored = await getSetting(reader, 'administration')
  if (isSample) return [note('groups', 'are named by name, as always in the sample company.')]
  const settings = stored && administrationSettings.safeParse(stored.value)
  if (!settings) return [warn('groups', `none is set, so there are no administrators: ${mend}`)]
  if (!settings.success)
    return [warn('groups', `the stored setting cannot be used, so there are no administrators: ${mend}`)]
  return [...new Set(listRoleGroups(settings.data).map(({ group }) => group))].map(checkGroup)
}

function checkGroup(group: string): Finding {
  if (isSid(group)) return ok(group, 'named by its SID')
  if (isUnique(group)) return ok(group, 'named by its distinguished name; the next start of a server stores its SID')
  return warn(
    group,
    `is a name, which everyone who may create groups can reuse, so it admits no one. The next start of a server stores the SID if one group has this name; else: ${mend}`,
  )
}
