import { statSync } from 'node:fs'
import { type Key, type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts'

/** How long a rotation by another process may go unseen. */
const freshFor = 1_000

/** The file as this process knows it, looked at anew every second, since another may have rotated. */
export function heldKeyFile(file: string, read: KeyFile) {
  let standing = read
  let names: Key | undefined
  let lookedAt = performance.now()
  let stamp = stampOf(file)

  function take(fresh: KeyFile): KeyFile {
    if (fresh.names && !names?.secret.equals(fresh.names)) names = { id: 'names', secret: fresh.names, createdAt: '' }
    // Keys that stay are the same objects: what was derived of them goes with them.
    const keys = fresh.keys.map((key) => standing.keys.find(({ id }) => id === key.id) ?? key)
    standing = { ...fresh, keys }
    return standing
  }
  take(read)

  function reread(): KeyFile {
    stamp = stampOf(file)
    return take(readKeyFile(file) ?? standing)
  }

  return {
    names: () => names,
    reread,
    current(): KeyFile {
      if (performance.now() - lookedAt < freshFor) return standing
      lookedAt = performance.now()
      if (stampOf(file) === stamp) return standing
      try {
        return reread()
      } catch {
        // Half copied, or open to others for a moment: what was read holds until the file is whole again.
        return standing
      }
    },
    write(changed: KeyFile): void {
      writeKeyFile(file, changed, { replace: true })
      reread()
    },
  }
}

function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : ''
}
