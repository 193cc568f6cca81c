import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { prepareLock } from '../bootstrap.mjs'
import { withLock } from './lock.mjs'
import { hashSources } from './sources.mjs'
import { explainFileError, Trouble } from './trouble.mjs'

const stampsOf = (root) => join(root, 'dist', '.built.json')

/** Builds the targets whose sources changed since their last build; `always` builds all. */
export async function build(root, targets, { node, say, always = false, verbose = false }) {
  const stale = () => {
    const stamps = readStamps(root)
    return targets
      .map((target) => ({
        ...target,
        hash: hashSources(root, target.sources, JSON.stringify([target.command, target.env])),
      }))
      .filter(({ name, hash, output }) => always || stamps[name] !== hash || !existsSync(join(root, output)))
  }
  if (stale().length === 0) return
  await withLock(prepareLock(root), say, async () => {
    for (const target of stale()) {
      const started = performance.now()
      await run(root, target, { node, verbose })
      writeStamp(root, target)
      say(`Built ${target.name} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    }
  })
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
      reject(new Trouble(`Building the ${name} failed (exit code ${code}); what went wrong stands above.`))
    })
  })
}

function readStamps(root) {
  try {
    return JSON.parse(readFileSync(stampsOf(root), 'utf8'))
  } catch {
    return {}
  }
}

function writeStamp(root, { name, hash }) {
  const file = stampsOf(root)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify({ ...readStamps(root), [name]: hash }, null, 2))
  } catch (error) {
    throw explainFileError(error, dirname(file))
  }
}
