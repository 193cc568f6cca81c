import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { lockFile } from '../bootstrap.mjs'
import { withLock } from './lock.mjs'
import { explainFileError, StartupError } from './startup-error.mjs'
import { listTargets } from './targets.mjs'

/** Builds the targets whose sources changed since their last build; `always` builds all. */
export async function build(root, targets, { node, log, always = false, verbose = false }) {
  const findStale = () => {
    const stamps = readStamps(root)
    return targets
      .map((target) => ({
        ...target,
        hash: hashSources(root, target.sources, JSON.stringify([target.command, target.env])),
      }))
      .filter(({ name, hash, output }) => always || stamps[name] !== hash || !existsSync(join(root, output)))
  }
  if (findStale().length === 0) return
  await withLock(lockFile(root), log, async () => {
    // Looked at again: another start may have built them while this one waited for the lock.
    for (const target of findStale()) {
      const started = performance.now()
      await run(root, target, { node, verbose })
      writeStamp(root, target)
      log(`Built ${target.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    }
  })
}

/** Development: builds what changed, one build at a time. A failed build is reported, and the next change starts another one. */
export function rebuildOnChange(root, { node, log }) {
  let timer
  let building = Promise.resolve()
  const rebuild = () => {
    building = building
      .then(() => build(root, listTargets(root), { node, log }))
      .catch((error) => {
        if (!(error instanceof StartupError)) throw error
        log(error.message)
      })
  }
  for (const folder of ['extension', 'shared', join('server', 'web')]) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(rebuild, 150)
    })
  }
}

function run(root, { name, command, env }, { node, verbose }) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, command, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', verbose ? 'inherit' : 'pipe', verbose ? 'inherit' : 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data
      })
    }
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      process.stderr.write(output)
      reject(new StartupError(`Building the ${name} failed (exit code ${code}); the reason is above.`))
    })
  })
}

const ignored = /(\.test\.tsx?$)|(^node_modules$)|(^pages$)|(^\.)/

/** One hash of the names and contents of all source files below `paths`. Not of time stamps, which every checkout changes. */
function hashSources(root, paths, salt) {
  const hash = createHash('sha256').update(salt)
  for (const path of paths) addToHash(hash, root, path)
  return hash.digest('hex')
}

function addToHash(hash, root, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const name of readdirSync(full).sort()) if (!ignored.test(name)) addToHash(hash, root, join(path, name))
}

const stampsFile = (root) => join(root, 'dist', '.built.json')

function readStamps(root) {
  try {
    return JSON.parse(readFileSync(stampsFile(root), 'utf8'))
  } catch {
    return {}
  }
}

function writeStamp(root, { name, hash }) {
  const file = stampsFile(root)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...readStamps(root), [name]: hash }, null, 2))
  } catch (error) {
    throw explainFileError(error, dirname(file))
  }
}
