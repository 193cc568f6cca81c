import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { AppError } from '../../shared/errors.ts'
import { type BackupManifest, describeFile, readManifest, syncFile, writeManifest } from './backup-manifest.ts'
import { sqliteFile } from './dialects/sqlite.ts'
import { translateSqliteError } from './dialects/sqlite-errors.ts'
import { readKeyFile } from './key-file.ts'
import { keyMissing } from './keys.ts'
import type { StoreOptions } from './open.ts'

const databaseName = 'latchkey.sqlite'
const keysName = 'latchkey.keys.json'

/** Files that a backup holds where they are there: where each lies, by its name in the backup. */
export type Extras = Readonly<Record<string, string>>

/**
 * Copies database and keys into `folder`, which must be empty or not there, while the program runs. Throws AppError `folder-not-empty`,
 * `key-missing`, `backup-damaged` when the copy is not sound, and for SQL Server `backup-elsewhere` after copying the keys.
 */
export async function backupStore(
  store: StoreOptions,
  target: { keyFile: string; folder: string; extras?: Extras },
): Promise<BackupManifest> {
  const { folder, keyFile, extras = {} } = target
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  if (!readKeyFile(keyFile)) throw keyMissing(keyFile, 'is not there')

  const names = [keysName]
  if (store.kind === 'sqlite') {
    await copyDatabase(sqliteFile(store.folder), join(folder, databaseName))
    names.unshift(databaseName)
  }
  for (const [name, file] of Object.entries(extras)) {
    if (!(await isThere(file))) continue
    await copyPrivate(file, join(folder, name))
    names.push(name)
  }
  // After the database: a rotation in between then leaves keys too many, never too few.
  await copyPrivate(keyFile, join(folder, keysName))
  const manifest = await writeManifest(folder, names)
  if (store.kind === 'mssql') throw new AppError('backup-elsewhere', { values: { folder } })
  return manifest
}

/**
 * Puts a backup back, for a program that does not run: into a data folder that holds nothing and a key file that is absent or the
 * same. Throws AppError `backup-damaged` or `folder-not-empty` before anything is written.
 */
export async function restoreStore(target: {
  from: string
  folder: string
  keyFile: string
  extras?: Extras
}): Promise<BackupManifest> {
  const { from, folder, extras = {} } = target
  const keyFile = resolve(target.keyFile)
  const manifest = await readManifest(from)
  const files = new Map(manifest.files.map((file) => [file.name, file]))
  if (!files.has(databaseName)) throw new AppError('backup-damaged', { values: { file: join(from, databaseName) } })
  const keys = files.get(keysName)
  if (!keys) throw new AppError('backup-damaged', { values: { file: join(from, keysName) } })

  await mkdir(folder, { recursive: true, mode: 0o700 })
  // An interrupted restore has put some of the extras there already, the same as they are.
  const ours = new Set([keyFile, ...Object.values(extras).map((file) => resolve(file))])
  for (const [name, file] of Object.entries(extras)) {
    await ownsFolder(dirname(file), ours)
    const there = await describeFile(file).catch(() => undefined)
    if (there && there.sha256 !== files.get(name)?.sha256)
      throw new AppError('folder-not-empty', { values: { folder: dirname(file) } })
  }
  const folders = new Set(Object.values(extras).map((file) => resolve(dirname(file))))
  const standing = (await readdir(folder)).filter((name) => {
    const path = resolve(folder, name)
    return !ours.has(path) && !folders.has(path) && !name.endsWith(part)
  })
  if (standing.length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  const before = await describeFile(keyFile).catch(() => undefined)
  if (before && before.sha256 !== keys.sha256) throw new AppError('folder-not-empty', { values: { folder: keyFile } })

  await mkdir(join(keyFile, '..'), { recursive: true, mode: 0o700 })
  if (!before) await place(join(from, keysName), keyFile)
  for (const [name, file] of Object.entries(extras)) {
    if (!files.has(name)) continue
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await place(join(from, name), file)
  }
  // The database last: until it stands under its name, an interrupted restore can simply be done again.
  await place(join(from, databaseName), sqliteFile(folder))
  return manifest
}

const part = '.restoring'

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Throws AppError `folder-not-empty` where something else lies in a folder of the extras. */
async function ownsFolder(folder: string, ours: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (!names.every((name) => ours.has(resolve(folder, name)) || name.endsWith(part)))
    throw new AppError('folder-not-empty', { values: { folder } })
}

async function place(from: string, to: string): Promise<void> {
  await rm(to + part, { force: true })
  await copyPrivate(from, to + part)
  await rename(to + part, to)
}

async function copyPrivate(from: string, to: string): Promise<void> {
  await copyFile(from, to)
  await chmod(to, 0o600)
  await syncFile(to)
}

async function copyDatabase(from: string, to: string): Promise<void> {
  try {
    const source = new DatabaseSync(from, { readOnly: true })
    try {
      // SQLite's own online copy. All pages in one step, in a thread of its own: smaller ones begin anew with every commit of others.
      await backup(source, to, { rate: 0x7fff_ffff })
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(to, { readOnly: false })
    try {
      const [sound] = copy.prepare('pragma quick_check').all()
      if (sound?.quick_check !== 'ok') throw new AppError('backup-damaged', { values: { file: from } })
      // One file, without a log beside it, is what the manifest describes.
      copy.exec('pragma journal_mode = delete')
    } finally {
      copy.close()
    }
    await chmod(to, 0o600)
    await syncFile(to)
  } catch (error) {
    throw translateSqliteError(error)
  }
}
