import type { FileHandle } from 'node:fs/promises'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Writes a file beside `file` and puts it in its place only when `write` is content and all of it has reached the disk. Whoever
 * reads meanwhile reads the old one; after a crash the old one stands.
 */
export async function replaceFile<T extends object>(
  file: string,
  write: (handle: FileHandle) => Promise<T>,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.${process.hrtime.bigint()}.draft`
  const handle = await open(draft, 'w', 0o600)
  try {
    const outcome = await write(handle)
    if ('imported' in outcome) {
      await handle.sync()
      await handle.close()
      await rename(draft, file)
    }
    return outcome
  } finally {
    await handle.close().catch(() => {})
    await rm(draft, { force: true })
  }
}
