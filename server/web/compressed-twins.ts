import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Beside each built file the same one compressed: the server keeps only those in memory, and spends no start on making them. */
export function compressedTwins(): Plugin {
  return {
    name: 'latchkey:compressed-twins',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      const paths = Object.keys(bundle).map((name) => join(dir, name))
      await Promise.all(
        paths.map(async (path) => writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path), { level: 9 }))),
      )
    },
  }
}
