import { listMissingContainers } from '../policies/follow-containers.ts'
import { listLeftNames } from '../policies/left-names.ts'
import type { Reader } from '../store/database.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { type Check, type Finding, note, ok, warn } from './check.ts'

/**
 * Whether each group in the scopes of management policies and in the conditions of workflows can mean one only: who helps, who is covered,
 * who gets mail, whom a shorter path is for; and whether the containers that scopes name were there when a server looked for them last.
 */
export const scopes: Check = {
  id: 'scopes',
  async run(config) {
    const isSample = config.directory.kind === 'sample'
    // The checks of database and key file say why one of them cannot be opened.
    const findings = await withCurrentStore(config, (read) => checkGroups(read, isSample)).catch(() => undefined)
    return findings ? [{ title: 'Scopes of policies', findings }] : []
  },
}

async function checkGroups(reader: Reader, isSample: boolean): Promise<Finding[]> {
  if (isSample) return [note('groups', 'are named by name, as always in the sample company.')]
  const left = (await listLeftNames(reader)).map(({ entry, where, effect, mend }) =>
    warn(
      entry,
      `in ${where} is a name, which everybody who may create groups can reuse, so it ${effect}. The first start of a server stores the SID if one group has this name. ${mend}`,
    ),
  )
  const missing = (await listMissingContainers(reader)).map(({ entry, where, effect, mend }) =>
    warn(entry, `in ${where} ${effect}. ${mend}`),
  )
  return [...(left.length > 0 ? left : [ok('groups', 'all named by their SIDs')]), ...missing]
}
