import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { passwordListFiles } from './password-lists.ts'

export const listNames = ['dictionary', 'breached'] as const
export type ListName = (typeof listNames)[number]

/** A list as one node has it. What is known of its origin lies in a file beside it, and goes along where the folder is copied. */
export const heldList = z.object({
  bytes: z.int(),
  /** The same for the same list, on whatever node it was imported. Absent: the file was put there by hand. */
  version: z.string().optional(),
  entries: z.int().optional(),
  importedAt: z.iso.datetime().optional(),
  /** Absent: by the command on this host. */
  importedBy: z.string().optional(),
})
export type HeldList = z.output<typeof heldList>

export function fileOf(files: ReturnType<typeof passwordListFiles>, list: ListName): string {
  return list === 'dictionary' ? files.dictionary : files.breaches
}

export const originOf = (file: string): string => `${file}.json`

/** What of them goes into a backup, by its name there: the dictionary. Published passwords are gigabytes, and can be imported again. */
export const listsInBackup = (files: ReturnType<typeof passwordListFiles>): Record<string, string> => ({
  'dictionary.txt': files.dictionary,
  'dictionary.json': originOf(files.dictionary),
})

export async function readHeld(file: string): Promise<HeldList | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (!found) return undefined
  const text = await readFile(originOf(file), 'utf8').catch(() => '{}')
  const known = heldList.safeParse(parse(text))
  // Said of another file, when a crash came between the two.
  return known.success && known.data.bytes === found.size ? known.data : { bytes: found.size }
}

export async function describeHeld(file: string, origin: Omit<HeldList, 'bytes'>): Promise<HeldList> {
  const held = { bytes: (await stat(file)).size, ...origin }
  const draft = `${originOf(file)}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(held)}\n`, { mode: 0o600 })
  await rename(draft, originOf(file))
  return held
}

/** False: there was none. */
export async function removeHeld(file: string): Promise<boolean> {
  const isThere = (await stat(file).catch(() => undefined)) !== undefined
  await rm(file, { force: true })
  await rm(originOf(file), { force: true })
  return isThere
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
