import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of this program: a site and its services should have the same. */
export function readProgramVersion(): string {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { version } = JSON.parse(file) as { version: string }
  return version
}
