import type { Config } from '../config.ts'
import { listsInBackup } from '../policies/password-lists/held-list.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { restoreStore } from '../store/backup.ts'

/** Puts a backup back for a server that does not run; never over data that is there. */
export async function restore(config: Config, folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error('Name the folder that holds the backup: npm start -- restore FOLDER')
    return 2
  }
  if (config.database.kind !== 'sqlite') {
    console.error("This database is SQL Server's: restore it there, then start with the keys from the backup.")
    return 1
  }
  const extras = listsInBackup(passwordListFiles(config.data))
  await restoreStore({ from: folder, folder: config.database.folder, keyFile: config.keyFile, extras })
  console.log(`Restored ${folder}: database to ${config.database.folder}, keys to ${config.keyFile}.`)
  return 0
}
