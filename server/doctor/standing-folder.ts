import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The folder, or the nearest above it that is there, and whether this user may write in it. */
export function standingFolder(folder: string): { path: string; writable: boolean } {
  const path = resolve(folder)
  if (!existsSync(path) && dirname(path) !== path) return standingFolder(dirname(path))
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return { path, writable: true }
  } catch {
    return { path, writable: false }
  }
}
