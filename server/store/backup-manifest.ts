import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

const backupFile = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })
const backupManifest = z.object({ format: z.literal(1), createdAt: z.string(), files: z.array(backupFile) })

type BackupFile = z.output<typeof backupFile>
export type BackupManifest = z.output<typeof backupManifest>

const manifestName = 'manifest.json'

/** Writes the manifest as the last file: a backup without it was interrupted. */
export async function writeManifest(folder: string, names: readonly string[]): Promise<BackupManifest> {
  const files: BackupFile[] = []
  for (const name of names) files.push(await describeFile(join(folder, name)))
  const manifest: BackupManifest = { format: 1, createdAt: new Date().toISOString(), files }
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await syncFile(join(folder, manifestName))
  return manifest
}

/** Reads the manifest and compares every file with it. Throws AppError `backup-damaged` with the name of a file that differs. */
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

const parse = (text: string): BackupManifest => backupManifest.parse(JSON.parse(text))

export async function describeFile(file: string): Promise<BackupFile> {
  const hash = createHash('sha256')
  // Without an encoding the stream gives Buffers.
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
