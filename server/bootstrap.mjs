import { join } from 'node:path'
import { install, isInstalled } from './bootstrap/install.mjs'
import { withLock } from './bootstrap/lock.mjs'
import { findRuntime } from './bootstrap/runtime.mjs'

/** Held while packages are installed or something is built. */
export const lockFile = (root) => join(root, '.latchkey', 'prepare.lock')

/**
 * From a fresh copy of the repository and any Node from 18 on to a Node that can run the server, with all packages in place. Plain
 * JavaScript without packages, since it runs before there are any. Throws StartupError.
 */
export async function bootstrap(root, { log = console.log, env = process.env } = {}) {
  if (!isInstalled(root)) {
    await withLock(lockFile(root), log, async () => {
      if (!isInstalled(root)) await install(root, { log, env })
    })
  }
  return findRuntime(root, { log, env })
}
