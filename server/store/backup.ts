import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { AppError } from '../../shared/errors.ts'
import { type BackupManifest, describeFile, readManifest, syncFile, writeManifest } from './backup-manifest.ts'
import { sqliteFile } from './dialects/sqlite.ts'
import { isSqliteDamage, translateSqliteError } from './dialects/sqlite-errors.ts'
import { readKeyFile } from './key-file.ts'
import { keyMissing, loadKeys } from './keys.ts'
import type { StoreOptions } from './open.ts'
import { keysProofSetting } from './open-keys.ts'

const databaseName = 'latchkey.sqlite'
const keysName = 'latchkey.keys.json'

/** Further files that a backup contains if they exist: where each lies, by its name in the backup. */
type ExtraFiles = Readonly<Record<string, string>>

/**
 * Copies database and keys into `folder`, which must be empty or absent, while the program runs. Without the keys the copy opens
 * nothing for its reader; a restore then needs the key file from its own backup. Throws AppError `folder-not-empty`,
 * `key-missing`, `backup-damaged` if the copy is not sound, and for SQL Server `backup-elsewhere` after copying the
 * keys.
 */
export async function backupStore(
  store: StoreOptions,
  target: { keyFile: string; folder: string; extras?: ExtraFiles; withoutKeys?: boolean },
): Promise<BackupManifest> {
  const { folder, keyFile, extras = {}, withoutKeys = false } = target
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  if (!readKeyFile(keyFile)) throw keyMissing(keyFile, 'is not there')
  // It may have stood before with another mode, or lie where modes cannot be set: each file has its own.
  await chmod(folder, 0o700).catch(() => {})

  const names = withoutKeys ? [] : [keysName]
  if (store.kind === 'sqlite') {
    await copyDatabase(sqliteFile(store.folder), join(folder, databaseName))
    names.unshift(databaseName)
  }
  for (const [name, file] of Object.entries(extras)) {
    if (!(await exists(file))) continue
    await copyPrivate(file, join(folder, name))
    names.push(name)
  }
  // After the database: a rotation in between then adds keys to the backup and never loses one.
  if (!withoutKeys) await copyPrivate(keyFile, join(folder, keysName))
  const manifest = await writeManifest(folder, names)
  if (store.kind === 'mssql') throw new AppError('backup-elsewhere', { values: { folder } })
  return manifest
}

/**
 * Restores a backup while the program does not run: into an empty data folder, with a key file that is absent or the same. A backup
 * without keys needs the key file in its place: AppError `key-missing` without it, or if it is that of another database.
 * A damaged database is moved aside. Throws AppError `backup-damaged` or `folder-not-empty` before it writes anything.
 */
export async function restoreStore(target: {
  from: string
  folder: string
  keyFile: string
  extras?: ExtraFiles
}): Promise<BackupManifest> {
  const { from, folder, extras = {} } = target
  const keyFile = resolve(target.keyFile)
  const manifest = await readManifest(from)
  const files = new Map(manifest.files.map((file) => [file.name, file]))
  if (!files.has(databaseName)) throw new AppError('backup-damaged', { values: { file: join(from, databaseName) } })
  const keys = files.get(keysName)
  // Before anything is written: the database is useless with other keys.
  if (!keys) assertKeysBelong(join(from, databaseName), keyFile)

  await mkdir(folder, { recursive: true, mode: 0o700 })
  // An interrupted restore may have written some of the further files already, unchanged.
  const ours = new Set([keyFile, ...Object.values(extras).map((file) => resolve(file))])
  for (const [name, file] of Object.entries(extras)) {
    await assertOnlyOurs(dirname(file), ours)
    const there = await describeFile(file).catch(() => undefined)
    if (there && there.sha256 !== files.get(name)?.sha256)
      throw new AppError('folder-not-empty', { values: { folder: dirname(file) } })
  }
  const folders = new Set(Object.values(extras).map((file) => resolve(dirname(file))))
  const isDatabaseDamaged = isDamaged(sqliteFile(folder))
  const present = (await readdir(folder)).filter((name) => {
    const path = resolve(folder, name)
    if (name.includes(aside) || (isDatabaseDamaged && databaseNames.includes(name))) return false
    return !ours.has(path) && !folders.has(path) && !name.endsWith(part)
  })
  if (present.length > 0) throw new AppError('folder-not-empty', { values: { folder } })
  const before = await describeFile(keyFile).catch(() => undefined)
  if (keys && before && before.sha256 !== keys.sha256)
    throw new AppError('folder-not-empty', { values: { folder: keyFile } })

  if (isDatabaseDamaged) await moveAside(folder)
  await mkdir(join(keyFile, '..'), { recursive: true, mode: 0o700 })
  if (keys && !before) await copyInPlace(join(from, keysName), keyFile)
  for (const [name, file] of Object.entries(extras)) {
    if (!files.has(name)) continue
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await copyInPlace(join(from, name), file)
  }
  // The database last: until it has its name, an interrupted restore can simply be repeated.
  await copyInPlace(join(from, databaseName), sqliteFile(folder))
  return manifest
}

const part = '.restoring'
const aside = '.damaged-'
const databaseNames = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`]

/** Whether there is a file in the database's place that no start could use. */
function isDamaged(file: string): boolean {
  if (!existsSync(file)) return false
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(file, { readOnly: true })
    return database.prepare('pragma quick_check').all()[0]?.quick_check !== 'ok'
  } catch (error) {
    if (isSqliteDamage(error)) return true
    throw translateSqliteError(error)
  } finally {
    database?.close()
  }
}

/** Under another name in the same folder, for whoever wants to save more of it than the backup has. */
async function moveAside(folder: string): Promise<void> {
  const ending = `${aside}${new Date().toISOString().replace(/[-:]|\..*$/g, '')}`
  for (const name of databaseNames)
    if (await exists(join(folder, name))) await rename(join(folder, name), join(folder, name + ending))
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** Throws AppError `folder-not-empty` if a folder of the further files contains anything else. */
async function assertOnlyOurs(folder: string, ours: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (!names.every((name) => ours.has(resolve(folder, name)) || name.endsWith(part)))
    throw new AppError('folder-not-empty', { values: { folder } })
}

/** Throws AppError `key-missing` unless the key file is there and the database in `file` is bound to it. */
function assertKeysBelong(file: string, keyFile: string): void {
  if (!readKeyFile(keyFile)) throw keyMissing(keyFile, 'is not there, and this backup was made without keys')
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const row = database.prepare('select "value" from "Setting" where "name" = ?').get(keysProofSetting)
    const proof: unknown = typeof row?.value === 'string' ? JSON.parse(row.value) : undefined
    const keys = loadKeys(keyFile, { mayCreate: false })
    if (typeof proof !== 'string' || !keys.verifyHmac(proof, keysProofSetting))
      throw keyMissing(keyFile, 'is not the one that belongs to this backup')
  } finally {
    database.close()
  }
}

async function copyInPlace(from: string, to: string): Promise<void> {
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
    await writeFile(to, '', { mode: 0o600, flag: 'wx' })
    const source = new DatabaseSync(from, { readOnly: true })
    try {
      // SQLite's own online copy. All pages in one step, in a thread of its own: smaller steps start over with every commit of
      // another connection.
      await backup(source, to, { rate: 0x7fff_ffff })
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(to, { readOnly: false })
    try {
      const [sound] = copy.prepare('pragma quick_check').all()
      if (sound?.quick_check !== 'ok') throw new AppError('backup-damaged', { values: { file: from } })
      // The manifest describes one file, without a log beside it.
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
