import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ignored = /(\.test\.tsx?$)|(^node_modules$)|(^pages$)|(^\.)/

/** One hash over the names and contents of all source files below `paths`; content, since a checkout changes every time stamp. */
export function hashSources(root, paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) addTo(hash, root, path)
  return hash.digest('hex')
}

function addTo(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const name of readdirSync(full).sort()) if (!ignored.test(name)) addTo(hash, root, join(path, name))
}
