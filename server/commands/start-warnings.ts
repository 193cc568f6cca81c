import { supportUnset } from '../doctor/support.ts'
import { logFailure, printErrors } from '../log.ts'
import { readSiteSettings } from '../policies/site-settings.ts'
import type { Services } from '../services.ts'

type Warned = Pick<Services, 'config' | 'store' | 'directory'>

/** What an administrator should put right, although the server works. A warning that cannot be found out ends no start. */
export async function warnAtStart(services: Warned): Promise<void> {
  for (const find of [findMissingSupport, findMissingSnapshots])
    try {
      const warning = await find(services)
      if (warning !== undefined) printErrors(warning)
    } catch (error) {
      logFailure('A check at the start failed', error)
    }
}

/** Where people stand alone when Latchkey cannot help. */
async function findMissingSupport({ config, store, directory }: Warned): Promise<string | undefined> {
  if (config.directory.kind === 'sample') return undefined
  const { support } = await readSiteSettings(store.read, directory)
  return support ? undefined : `The support line ${supportUnset}`
}

/** On SQL Server an administrator must switch it on; without it people wait for each other's work. */
async function findMissingSnapshots({ store }: Warned): Promise<string | undefined> {
  if (store.dialect !== 'mssql') return undefined
  const { readMssqlFacts, setUpStatements } = await import('../store/dialects/mssql-rights.ts')
  const { snapshotReads, place } = await readMssqlFacts(store.read)
  if (snapshotReads) return undefined
  return `READ_COMMITTED_SNAPSHOT is off, so readers wait for writers. An administrator of the database runs: ${setUpStatements.readSnapshots(place)}`
}
