import { copyFile, rename, rm } from 'node:fs/promises'
import { metadataFile, readStoredList, type StoredList } from './stored-list.ts'

/**
 * The dictionary that the current one replaced, kept beside it so that a wrong import or removal can be taken back. Published passwords are gigabytes, of
 * which none are kept twice: they can be imported again.
 */
const formerFile = (file: string): string => `${file}.former`
const leavingFile = (file: string): string => `${file}.leaving`

export const readFormerList = (file: string): Promise<StoredList | undefined> => readStoredList(formerFile(file))

/** Copies the list before it is replaced or removed. `keep` makes the copy the former list; `drop` forgets it. */
export async function holdList(file: string): Promise<{ keep(): Promise<void>; drop(): Promise<void> }> {
  const leaving = leavingFile(file)
  const isHeld = await copyIfThere(file, leaving)
  const hasMetadata = isHeld && (await copyIfThere(metadataFile(file), metadataFile(leaving)))
  return {
    async keep() {
      if (!isHeld) return
      const former = formerFile(file)
      // Without it, that of an older list must not describe this one.
      if (!hasMetadata) await rm(metadataFile(former), { force: true })
      await rename(leaving, former)
      if (hasMetadata) await rename(metadataFile(leaving), metadataFile(former))
    },
    async drop() {
      await rm(leaving, { force: true })
      await rm(metadataFile(leaving), { force: true })
    },
  }
}

/** Puts the former list in the place of the current one, which becomes the former one. False: none is kept. */
export async function exchangeLists(file: string): Promise<boolean> {
  const former = formerFile(file)
  if (!(await readStoredList(former))) return false
  const current = await holdList(file)
  // Readers see one list or the other at every moment.
  await rename(former, file)
  await rename(metadataFile(former), metadataFile(file)).catch(() => rm(metadataFile(file), { force: true }))
  await current.keep()
  return true
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
