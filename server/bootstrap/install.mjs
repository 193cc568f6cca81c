import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainNpm, runNpm } from './npm.mjs'
import { explainFileError, Trouble } from './trouble.mjs'

const stampOf = (root) => join(root, 'node_modules', '.latchkey-installed')

/** Whether what is installed is what the lock file says. */
export function isInstalled(root) {
  return readText(stampOf(root)) === lockHash(root)
}

/** Installs exactly what the lock file names. Call it behind the lock. */
export async function install(root, { say, env }) {
  if (!isWhole(root)) {
    say(`Installing about ${packagesOf(root).length} packages; this happens once and takes about half a minute.`)
    const stop = tellProgress(root, say)
    // Development packages build the sites and the extension, so NODE_ENV=production must not leave them out.
    const result = await runNpm(['ci', '--no-audit', '--no-fund', '--include=dev'], { root, env }).finally(stop)
    if (result.code !== 0) throw explainNpm('Installing packages', result, root)
  }
  try {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(stampOf(root), lockHash(root))
  } catch (error) {
    throw explainFileError(error, join(root, 'node_modules'))
  }
}

/** npm's own note of what lies in node_modules; whoever ran `npm ci` by hand need not wait for a second one. */
function isWhole(root) {
  const installed = parse(readText(join(root, 'node_modules', '.package-lock.json')))?.packages
  if (!installed) return false
  return Object.entries(readLock(root).packages ?? {}).every(
    ([path, wanted]) =>
      path === '' ||
      (wanted.optional && !installed[path]) ||
      (installed[path]?.version === wanted.version && existsSync(join(root, path))),
  )
}

/** npm makes all folders first and fills them afterwards; a manifest shows that one is filled. */
function tellProgress(root, say) {
  const paths = packagesOf(root)
  const started = Date.now()
  const timer = setInterval(() => {
    const there = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length
    say(`  ${there} of about ${paths.length} after ${Math.round((Date.now() - started) / 1000)} s`)
  }, 5000)
  return () => clearInterval(timer)
}

/** Folders of what every machine gets; most optional packages are for other systems. */
const packagesOf = (root) =>
  Object.entries(readLock(root).packages ?? {})
    .filter(([path, { optional }]) => path !== '' && !optional)
    .map(([path]) => path)

function readLock(root) {
  const lock = parse(readText(join(root, 'package-lock.json')))
  if (!lock) throw new Trouble(`${join(root, 'package-lock.json')} is missing or broken: get a whole copy of Latchkey.`)
  return lock
}

function lockHash(root) {
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

function parse(text) {
  try {
    return text && JSON.parse(text)
  } catch {
    return undefined
  }
}
