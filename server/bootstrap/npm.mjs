import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { Trouble } from './trouble.mjs'

/**
 * The npm that started us, run by the Node that runs it: the Node in node_modules is deleted by `npm ci` under our feet.
 * Without one (`node server/start.mjs`), the npm in PATH.
 */
export function findNpm(env = process.env) {
  const { npm_execpath: script, npm_node_execpath: node } = env
  if (script && node && basename(script).startsWith('npm')) return { command: node, before: [script] }
  return process.platform === 'win32' ? { command: 'npm.cmd', before: [], shell: true } : { command: 'npm', before: [] }
}

/** Gives `{code, output}`; `signal` ends it. */
export function runNpm(args, { root, env = process.env } = {}) {
  const { command, before, shell } = findNpm(env)
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', (error) =>
      reject(
        error.code === 'ENOENT'
          ? new Trouble(
              'npm was not found: install Node 24 from https://nodejs.org, which brings npm, and start again.',
            )
          : error,
      ),
    )
    child.on('close', (code) => resolve({ code, output }))
  })
}

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i

/** One sentence for a failed npm, with npm's own last words where we know no better. */
export function explainNpm(what, { code, output }, root) {
  if (/EROFS|EACCES|EPERM/.test(output))
    return new Trouble(`npm may not write to ${root} or to its cache: give this user write access and start again.`)
  if (/ENOSPC/.test(output)) return new Trouble(`The disk is full: free some space and start again.`)
  if (noNetwork.test(output))
    return new Trouble(
      `${what} failed because the package registry cannot be reached: check the network, a proxy, or "npm config get registry", and start again.`,
    )
  const words = output
    .split('\n')
    .filter((line) => /\berr(or|!)?\b/i.test(line))
    .slice(-3)
    .join(' ')
    .replace(/npm (ERR!|error)\s*/g, '')
    .trim()
  return new Trouble(
    `${what} failed (npm ended with ${code}): ${words || output.trim().slice(-300) || 'npm said nothing'}`,
  )
}
