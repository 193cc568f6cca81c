import { spawn } from 'node:child_process'
import { basename } from 'node:path'
import { StartupError } from './startup-error.mjs'

/**
 * The npm that started us, run by the Node that runs it; `npm ci` would delete the Node in node_modules while it runs. Without one
 * (`node server/start.mjs`), the npm in PATH.
 */
function findNpm({ npm_execpath: script, npm_node_execpath: node }) {
  if (script && node && basename(script).startsWith('npm')) return { command: node, prefix: [script] }
  return process.platform === 'win32' ? { command: 'npm.cmd', prefix: [], shell: true } : { command: 'npm', prefix: [] }
}

/** Resolves to `{code, output}`. The output (npm's engine warnings among it) is shown only when npm fails. */
export function runNpm(args, { root, env }) {
  const { command, prefix, shell } = findNpm(env)
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
      })
    }
    child.on('error', (error) =>
      reject(
        error.code === 'ENOENT'
          ? new StartupError(
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

/** One sentence for a failed npm; npm's own last errors where we know nothing better. */
export function explainNpmFailure(what, { code, output }, root) {
  if (/EROFS|EACCES|EPERM/.test(output))
    return new StartupError(
      `npm may not write to ${root} or to its cache: give this user write access and start again.`,
    )
  if (/ENOSPC/.test(output)) return new StartupError('The disk is full: free some space and start again.')
  if (noNetwork.test(output))
    return new StartupError(
      `${what} failed because the package registry cannot be reached: check the network, a proxy, or "npm config get registry", and start again.`,
    )
  const errors = output
    .split('\n')
    .filter((line) => /\berr(or|!)?\b/i.test(line))
    .slice(-3)
    .join(' ')
    .replace(/npm (ERR!|error)\s*/g, '')
    .trim()
  return new StartupError(
    `${what} failed (npm ended with ${code}): ${errors || output.trim().slice(-300) || 'npm said nothing'}`,
  )
}
