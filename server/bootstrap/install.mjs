import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainNpmFailure, runNpm } from './npm.mjs'
import { explainFileError, StartupError } from './startup-error.mjs'

const stampFile = (root) => join(root, 'node_modules', '.latchkey-installed')

/** Whether the installed packages are those of the lock file. */
export function isInstalled(root) {
  return readText(stampFile(root)) === hashLockFile(root)
}

/** Installs exactly what the lock file names. Call it behind the lock. */
export async function install(root, { log, env }) {
  if (!isComplete(root)) {
    const packages = listRequiredFolders(root)
    // With an empty cache on two cores 45 s where nothing else runs (2026-11-28), 86 s on a laptop in use, building included.
    log(
      `Installing about ${packages.length} packages; this happens once and takes one to two minutes, longer on a busy machine.`,
    )
    const stop = reportProgress(root, packages, log)
    // Development packages build the sites and the extension, so NODE_ENV=production must not leave them out.
    const result = await runNpm(['ci', '--no-audit', '--no-fund', '--include=dev'], { root, env }).finally(stop)
    if (result.code !== 0) throw explainNpmFailure('Installing packages', result, root)
  }
  try {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(stampFile(root), hashLockFile(root))
  } catch (error) {
    throw explainFileError(error, join(root, 'node_modules'))
  }
}

/** By npm's own record of what is in node_modules, so that a person who ran `npm ci` does not wait for a second one. */
function isComplete(root) {
  const installed = parseJson(readText(join(root, 'node_modules', '.package-lock.json')))?.packages
  if (!installed) return false
  return Object.entries(readLockFile(root).packages ?? {}).every(
    ([path, wanted]) =>
      path === '' ||
      (wanted.optional && !installed[path]) ||
      (installed[path]?.version === wanted.version && existsSync(join(root, path))),
  )
}

/** npm makes all folders first and fills them afterwards; a folder with a manifest is filled. */
function reportProgress(root, folders, log) {
  const started = Date.now()
  const timer = setInterval(() => {
    const filled = folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length
    const state = filled < folders.length ? `${filled} of about ${folders.length}` : 'all unpacked, npm is finishing,'
    log(`  ${state} after ${Math.round((Date.now() - started) / 1000)} s`)
  }, 5000)
  return () => clearInterval(timer)
}

/** Folders that every machine gets; most optional packages are for other systems. */
const listRequiredFolders = (root) =>
  Object.entries(readLockFile(root).packages ?? {})
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path)

function readLockFile(root) {
  const file = join(root, 'package-lock.json')
  const lock = parseJson(readText(file))
  if (!lock) throw new StartupError(`${file} is missing or broken: get a complete copy of Latchkey.`)
  return lock
}

function hashLockFile(root) {
  return createHash('sha256')
    .update(readText(join(root, 'package-lock.json')) ?? '')
    .digest('hex')
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parseJson(text) {
  try {
    return text && JSON.parse(text)
  } catch {
    return undefined
  }
}
