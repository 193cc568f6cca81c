import { statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

/**
 * Remembers which file this path names now. The function that it returns throws AppError `database-unavailable` once the path names
 * none or another one: the open file would take every change, and no later start would find them.
 */
export function watchFileIdentity(path: string): () => void {
  const identify = () => {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
    return stat && `${stat.dev}:${stat.ino}`
  }
  const opened = identify()
  return () => {
    if (identify() === opened) return
    const cause = new Error(`${path} was moved, deleted or replaced while it was open: put it back, or restart.`)
    throw new AppError('database-unavailable', { cause })
  }
}
