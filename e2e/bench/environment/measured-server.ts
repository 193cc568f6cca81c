import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeEnvironment, nodeOptions } from '../../../server/bootstrap/node-options.mjs'
import { freePort } from '../../environment/free-port.ts'
import { repository } from '../../environment/server.ts'
import { requestFromChild } from './ask-child.ts'

/** The bundled server runs as it is delivered, in a process of its own, on a data folder of its own. */
export interface MeasuredServer {
  readonly url: string
  /** The folder that holds its database. */
  readonly data: string
  readonly processId: number
  /** The time from spawning the server to its first 200. */
  readonly startMs: number
  /** Forgets what the probe has counted. */
  resetCounts(): Promise<void>
  /** Returns the counts of the probe since the last reset. */
  readCounts(): Promise<ProbeCounts>
  /** Stops the server; a folder from the options stays for another server. */
  stop(): Promise<void>
}

export interface ProbeCounts {
  /** Durable commits in all databases of the server. */
  commits: number
  processorMs: number
  loopP99Ms: number
  /** LDAP operations that were sent to controllers. */
  operations: number
}

const program = join(repository, 'dist/server/main.js')
const probe = join(import.meta.dirname, 'probe.mjs')

export interface MeasuredServerOptions {
  env?: Record<string, string>
  /** An existing folder for its data; otherwise it gets one that is removed with it. */
  folder?: string
  /** Without the probe the server loads no extra code, and no counts exist. */
  isProbed?: boolean
  /** Starts the server from its sources by `server/start.mjs`, as `npm start` does. */
  asNpmStart?: boolean
  /** Gets the data folder before the server is started. */
  prepare?(data: string): Promise<void>
}

export async function startMeasuredServer(options: MeasuredServerOptions = {}): Promise<MeasuredServer> {
  const { isProbed = !options.asNpmStart } = options
  if (!existsSync(program)) throw new Error('the server is not bundled: npm run build -- server')
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-bench-')))
  const data = join(folder, 'data')
  // As the server makes it: one that others may read is refused.
  await mkdir(data, { recursive: true, mode: 0o700 })
  await options.prepare?.(data)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_'))
  const before = performance.now()
  const bundled = [...nodeOptions, ...(isProbed ? ['--import', probe] : []), program, 'serve']
  const child = spawn(process.execPath, options.asNpmStart ? [join(repository, 'server/start.mjs')] : bundled, {
    cwd: folder,
    env: {
      ...nodeEnvironment,
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      LATCHKEY_URL: url,
      LATCHKEY_LISTEN: `127.0.0.1:${port}`,
      LATCHKEY_DATA: data,
      LATCHKEY_TRUSTED_PROXIES: '127.0.0.1',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', 'inherit', ...(isProbed ? ['ipc' as const] : [])],
  })
  await waitForFirstAnswer(child, url)
  const startMs = performance.now() - before
  return {
    url,
    data,
    startMs,
    processId: child.pid ?? 0,
    resetCounts: () => requestFromChild(child, { ask: 'begin' }),
    readCounts: () => requestFromChild(child, { ask: 'read' }),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await ended
      if (!options.folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function waitForFirstAnswer(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) break
    const response = await fetch(url).catch(() => undefined)
    if (response?.status === 200) return void (await response.arrayBuffer())
    await pause(5)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not come up at ${url}`)
}
