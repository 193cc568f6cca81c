import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { PasswordListFiles } from './password-lists.ts'

export const listNames = ['dictionary', 'breached'] as const
export type ListName = (typeof listNames)[number]

/** A list as one node has it. Its origin is in a file beside it, so that it is copied with the folder. */
export const storedList = z.object({
  bytes: z.int(),
  /** The same for the same list on every node. Absent: the file was copied there by hand. */
  version: z.string().optional(),
  entries: z.int().optional(),
  importedAt: z.iso.datetime().optional(),
  /** Account of the administrator. Absent: imported by the command on this host. */
  importedBy: z.string().optional(),
})
export type StoredList = z.output<typeof storedList>

export function listFile(files: PasswordListFiles, list: ListName): string {
  return list === 'dictionary' ? files.dictionary : files.breaches
}

export const metadataFile = (file: string): string => `${file}.json`

/** Files by their name in a backup: only the dictionary. Published passwords are gigabytes and can be imported again. */
export const listBackupFiles = (files: PasswordListFiles): Record<string, string> => ({
  'dictionary.txt': files.dictionary,
  'dictionary.json': metadataFile(files.dictionary),
})

export async function readStoredList(file: string): Promise<StoredList | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return undefined
  const text = await readFile(metadataFile(file), 'utf8').catch(() => '{}')
  const known = storedList.safeParse(parseJson(text))
  // After a crash between the two writes the metadata may describe another file.
  return known.success && known.data.bytes === found.size ? known.data : { bytes: found.size }
}

export async function writeMetadata(file: string, origin: Omit<StoredList, 'bytes'>): Promise<StoredList> {
  const list = { bytes: (await stat(file)).size, ...origin }
  const draft = `${metadataFile(file)}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(list)}\n`, { mode: 0o600 })
  await rename(draft, metadataFile(file))
  return list
}

/** False: there was no list. */
export async function removeStoredList(file: string): Promise<boolean> {
  const isThere = (await stat(file).catch(() => undefined)) !== undefined
  await rm(file, { force: true })
  await rm(metadataFile(file), { force: true })
  return isThere
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
