import { recordRestore } from '../audit/restores.ts'
import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { listBackupFiles } from '../policies/password-lists/stored-list.ts'
import { restoreStore } from '../store/backup.ts'
import { openKeys } from '../store/open-keys.ts'
import { endAllAccess } from '../store/person-access.ts'
import { openAudit, withStore } from './with-store.ts'

/** Puts a backup back for a server that does not run; never over data that is there. */
export async function restore(config: Config, folder: string | undefined, signal: AbortSignal): Promise<number> {
  if (!folder) {
    printErrors('Name the folder that holds the backup: npm start -- restore FOLDER')
    return 2
  }
  if (config.database.kind !== 'sqlite') {
    printErrors("This database is SQL Server's: restore it there, then start with the keys from the backup.")
    return 1
  }
  const extras = listBackupFiles(passwordListFiles(config.data))
  await restoreStore({ from: folder, folder: config.database.folder, keyFile: config.keyFile, extras })
  await withStore(config, signal, async (store) => {
    const keys = await openKeys(store, config.keyFile)
    const audit = openAudit(config, keys)
    await store.transaction(endAllAccess)
    await recordRestore({ store, keys, audit, file: config.auditCounterFile, now: () => new Date() })
  })
  printLines(`Restored ${folder}: database to ${config.database.folder}, keys in ${config.keyFile}.`)
  return 0
}
