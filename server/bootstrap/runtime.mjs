import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { StartupError } from './startup-error.mjs'

const pinned = '24.21.0'

/** 24.15 is the first release with everything we use unflagged: type stripping, node:sqlite, crypto.argon2. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 15)
}

/** Path of a Node that can run the server: the running one, the installed one, or one that npm fetches. */
export async function findRuntime(root, { log, env }) {
  if (isNewEnough(process.versions.node)) return process.execPath
  const installed = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (isUsable(installed)) return installed
  log(`Fetching Node ${pinned}, since this is Node ${process.versions.node}.`)
  const result = await runNpm(['exec', '--yes', `--package=node@${pinned}`, '--', 'node', '-p', 'process.execPath'], {
    root,
    env,
  })
  const fetched = result.output.trim().split('\n').at(-1)?.trim() ?? ''
  if (result.code === 0 && isUsable(fetched)) return fetched
  throw new StartupError(
    `Latchkey needs Node 24.15 or newer, this is ${process.versions.node}, and npm could not fetch one (its install scripts may be switched off by ignore-scripts): install Node 24 from https://nodejs.org and start again.`,
  )
}

/** Asks the program itself: without install scripts npm leaves a stub of that name. */
function isUsable(node) {
  try {
    return isNewEnough(
      execFileSync(node, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    )
  } catch {
    return false
  }
}
