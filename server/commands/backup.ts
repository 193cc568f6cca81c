import type { Config } from '../config.ts'
import { listsInBackup } from '../policies/password-lists/held-list.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { backupStore } from '../store/backup.ts'

/** Copies database and keys into an empty folder, while the server runs. */
export async function backup(config: Config, folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error('Name the folder that the backup goes to: npm start -- backup FOLDER')
    return 2
  }
  const extras = listsInBackup(passwordListFiles(config.data))
  const manifest = await backupStore(config.database, { keyFile: config.keyFile, folder, extras })
  console.log(`Backed up to ${folder}: ${manifest.files.map((file) => file.name).join(', ')}.`)
  console.log('It holds the keys as well: keep it where only you can read it.')
  return 0
}
