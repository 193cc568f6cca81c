import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
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

/**
 * Copies database and keys into `folder`, which must be empty or not there, while the program runs. Throws AppError `folder-not-empty`,
 * `key-missing`, `backup-damaged` when the copy is not sound, and for SQL Server `backup-elsewhere` after copying the keys.
 */
export async function backupStore(
  store: StoreOptions,
  target: { keyFile: string; folder: string },
): Promise<BackupManifest> {
  const { folder, keyFile } = target
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  if (!readKeyFile(keyFile)) throw keyMissing(keyFile, 'is not there')

  const names = [keysName]
  if (store.kind === 'sqlite') {
    await copyDatabase(sqliteFile(store.folder), join(folder, databaseName))
    names.unshift(databaseName)
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
export async function restoreStore(target: { from: string; folder: string; keyFile: string }): Promise<BackupManifest> {
  const { from, folder } = target
  const keyFile = resolve(target.keyFile)
  const manifest = await readManifest(from)
  const files = new Map(manifest.files.map((file) => [file.name, file]))
  if (!files.has(databaseName)) throw new AppError('backup-damaged', { values: { file: join(from, databaseName) } })
  const keys = files.get(keysName)
  if (!keys) throw new AppError('backup-damaged', { values: { file: join(from, keysName) } })

  await mkdir(folder, { recursive: true, mode: 0o700 })
  const standing = (await readdir(folder)).filter((name) => resolve(folder, name) !== keyFile && !name.endsWith(part))
  if (standing.length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  const before = await describeFile(keyFile).catch(() => undefined)
  if (before && before.sha256 !== keys.sha256) throw new AppError('folder-not-empty', { values: { folder: keyFile } })

  await mkdir(join(keyFile, '..'), { recursive: true, mode: 0o700 })
  if (!before) await place(join(from, keysName), keyFile)
  // The database last: until it stands under its name, an interrupted restore can simply be done again.
  await place(join(from, databaseName), sqliteFile(folder))
  return manifest
}

const part = '.restoring'

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
