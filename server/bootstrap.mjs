import { join } from 'node:path'
import { install, isInstalled } from './bootstrap/install.mjs'
import { withLock } from './bootstrap/lock.mjs'
import { findRuntime } from './bootstrap/runtime.mjs'

export const prepareLock = (root) => join(root, '.latchkey', 'prepare.lock')

/**
 * From a fresh copy of the repository and any Node >= 18 to a Node that can run the server, with all packages in place.
 * Plain JavaScript, no packages: this is what runs before there are any. Throws Trouble, to be told in one sentence.
 */
export async function bootstrap(root, { say = console.log, env = process.env } = {}) {
  if (!isInstalled(root)) {
    await withLock(prepareLock(root), say, async () => {
      if (!isInstalled(root)) await install(root, { say, env })
    })
  }
  return findRuntime(root, { say, env })
}
