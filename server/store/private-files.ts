import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Modes of others' access. Windows has no such bits; there the folder's access list protects what is in it. */
const others = 0o077
const isOpenToOthers = (path: string) => process.platform !== 'win32' && (statSync(path).mode & others) !== 0

/**
 * Makes a folder and its `files`, of which the first is the database, or takes from others the access to them that they have. Throws
 * AppError `configuration-invalid` where that is not this program's to decide: the folder belongs to another user, or holds other
 * things and no database yet.
 */
export function makePrivate(folder: string, [database, ...further]: readonly [string, ...string[]]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, database)
  if (isOpenToOthers(folder)) {
    if (!existsSync(file) && readdirSync(folder).some((name) => !isOurs(name)))
      throw openToOthers(folder, 'holds other things, too: choose a folder of its own, or run chmod 700 on this one')
    closeToOthers(folder, 0o700)
  }
  // The database gives its mode to the log and the shared memory beside it.
  closeSync(openSync(file, 'a', 0o600))
  for (const name of [database, ...further]) {
    const path = join(folder, name)
    if (existsSync(path) && isOpenToOthers(path)) closeToOthers(path, 0o600)
  }
}

/** Further files of this program, which may be there before the database: of the sample company, and lists of passwords. */
const isOurs = (name: string) => name.startsWith('sample-company.sqlite') || name === 'password-lists'

function closeToOthers(path: string, mode: number): void {
  try {
    chmodSync(path, mode)
  } catch (cause) {
    throw openToOthers(path, `belongs to another user: run chmod ${mode.toString(8)} on it`, cause)
  }
}

function openToOthers(path: string, why: string, cause?: unknown): AppError {
  const sentence = `${path} may be read by others, and ${why}.`
  return new AppError('configuration-invalid', { cause, values: { sentence } })
}
