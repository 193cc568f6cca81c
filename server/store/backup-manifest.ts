import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'

export interface BackupManifest {
  format: 1
  createdAt: string
  files: BackupFile[]
}

export interface BackupFile {
  name: string
  bytes: number
  sha256: string
}

const manifestName = 'manifest.json'

/** Written last: a backup without it was interrupted. */
export async function writeManifest(folder: string, names: readonly string[]): Promise<BackupManifest> {
  const files: BackupFile[] = []
  for (const name of names) files.push(await describeFile(join(folder, name)))
  const manifest: BackupManifest = { format: 1, createdAt: new Date().toISOString(), files }
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await syncFile(join(folder, manifestName))
  return manifest
}

/** Reads the manifest and holds every file against it. Throws AppError `backup-damaged` naming the file that is not as it was. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const manifestFile = join(folder, manifestName)
  const manifest = await readFile(manifestFile, 'utf8')
    .then(parse)
    .catch((cause: unknown) => {
      throw damaged(manifestFile, cause)
    })
  for (const expected of manifest.files) {
    const file = join(folder, basename(expected.name))
    const found = await describeFile(file).catch((cause: unknown) => {
      throw damaged(file, cause)
    })
    if (found.bytes !== expected.bytes || found.sha256 !== expected.sha256) throw damaged(file)
  }
  return manifest
}

function parse(text: string): BackupManifest {
  const manifest = JSON.parse(text) as Partial<BackupManifest>
  if (manifest.format !== 1 || !Array.isArray(manifest.files)) throw new SyntaxError('not a manifest of format 1')
  return manifest as BackupManifest
}

export async function describeFile(file: string): Promise<BackupFile> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return { name: basename(file), bytes: (await stat(file)).size, sha256: hash.digest('hex') }
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

function damaged(file: string, cause?: unknown): AppError {
  return new AppError('backup-damaged', { cause, values: { file } })
}
