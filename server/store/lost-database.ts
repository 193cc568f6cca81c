import { existsSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { sqliteFile } from './dialects/sqlite.ts'
import type { StoreOptions } from './open.ts'

export const newDatabaseOption = '--new-database'

/** Whether there is a key file, and no database that belongs to it. */
export const isDatabaseLost = (options: StoreOptions, keyFile: string): boolean =>
  options.kind === 'sqlite' && !existsSync(sqliteFile(options.folder)) && existsSync(keyFile)

/**
 * A key file belongs to a database, so one without it means that the database was lost or is looked for in the wrong place. Throws AppError
 * `configuration-invalid`, since an empty database in its place would look like a working server without anybody's methods.
 */
export function assertNotLost(options: StoreOptions, keyFile: string): void {
  if (options.kind !== 'sqlite' || !isDatabaseLost(options, keyFile)) return
  const sentence = `${keyFile} belongs to a database, and there is none in ${options.folder}. Correct LATCHKEY_DATA, put the file back, or restore a backup (npm start -- restore FOLDER). For an empty database: npm start -- serve ${newDatabaseOption}`
  throw new AppError('configuration-invalid', { values: { sentence } })
}
