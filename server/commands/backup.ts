import type { Config } from '../config.ts'
import { printErrors, printLines } from '../log.ts'
import { passwordListFiles } from '../policies/password-lists/password-lists.ts'
import { listBackupFiles } from '../policies/password-lists/stored-list.ts'
import { backupStore } from '../store/backup.ts'

/** Copies database and keys into an empty folder, while the server runs; with `--without-keys` the database alone. */
export async function backup(config: Config, args: string[]): Promise<number> {
  const withoutKeys = args.includes('--without-keys')
  const [folder, ...more] = args.filter((argument) => argument !== '--without-keys')
  if (!folder || folder.startsWith('-') || more.length > 0) {
    printErrors('Name the folder that the backup goes to: npm start -- backup FOLDER [--without-keys]')
    return 2
  }
  const extras = listBackupFiles(passwordListFiles(config.data))
  const manifest = await backupStore(config.database, { keyFile: config.keyFile, folder, extras, withoutKeys })
  printLines(`Backed up to ${folder}: ${manifest.files.map((file) => file.name).join(', ')}.`)
  printLines(
    withoutKeys
      ? `It holds no keys: back up ${config.keyFile} elsewhere, after each change of the keys. A restore needs both.`
      : 'It holds the keys as well: keep it where only you can read it.',
  )
  return 0
}
