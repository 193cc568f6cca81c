import { statSync } from 'node:fs'
import { type Key, type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'

/** How long a rotation by another process may go unnoticed. */
const maxAgeMs = 1_000

/** The key file as this process knows it, checked every second, since another process may have rotated its keys. */
export function createKeyFileCache(file: string, read: KeyFile, monotonicNow: () => number) {
  let current = read
  let names: Key | undefined
  let checkedAt = monotonicNow()
  let stamp = readStamp(file)

  function apply(fresh: KeyFile): KeyFile {
    if (fresh.names && !names?.secret.equals(fresh.names)) names = { id: 'names', secret: fresh.names, createdAt: '' }
    // Keys that stay remain the same objects, so that the keys derived from them stay cached.
    const keys = fresh.keys.map((key) => current.keys.find(({ id }) => id === key.id) ?? key)
    current = { ...fresh, keys }
    return current
  }
  apply(read)

  function reread(): KeyFile {
    stamp = readStamp(file)
    return apply(readKeyFile(file) ?? current)
  }

  return {
    names: () => names,
    reread,
    current(): KeyFile {
      if (monotonicNow() - checkedAt < maxAgeMs) return current
      checkedAt = monotonicNow()
      if (readStamp(file) === stamp) return current
      try {
        return reread()
      } catch {
        // Half copied, or readable by others for a moment: the last valid content is used until the file is valid again.
        return current
      }
    },
    write(changed: KeyFile): void {
      writeKeyFile(file, changed, { replace: true })
      reread()
    },
  }
}

function readStamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : ''
}
