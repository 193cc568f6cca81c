import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeEnvironment, nodeOptions } from '../../../server/bootstrap/node-options.mjs'
import { freePort } from '../../environment/free-port.ts'
import { repository } from '../../environment/server.ts'
import { askChild } from './ask-child.ts'

/** The bundled server as it is delivered, in a process of its own, on a folder that goes with it. */
export interface MeasuredServer {
  readonly url: string
  /** Where its database lies. */
  readonly data: string
  readonly processId: number
  /** From spawning it to its first 200. */
  readonly startMs: number
  /** Forgets what the probe has counted. */
  begin(): Promise<void>
  /** What the probe counted since. */
  read(): Promise<Counted>
  /** Ends it; the folder stays for another one where it was given. */
  stop(): Promise<void>
}

export interface Counted {
  /** Durable ones, in whichever database. */
  commits: number
  processorMs: number
  loopP99Ms: number
  operations: LdapOperation[]
}

export interface LdapOperation {
  kind: 'bind' | 'search' | 'modify'
  target: string
  filter?: string
  scope?: 'base' | 'sub'
  attributes?: string[]
  paged?: boolean | { pageSize: number }
}

const program = join(repository, 'dist/server/main.js')
const probe = join(import.meta.dirname, 'probe.mjs')

/** `prepare` gets the data folder before the server is started; without `probed` nothing is loaded into it. */
export async function startMeasured(
  of: { env?: Record<string, string>; folder?: string; probed?: boolean; prepare?(data: string): Promise<void> } = {},
): Promise<MeasuredServer> {
  if (!existsSync(program)) throw new Error('the server is not bundled: npm run build -- server')
  const folder = of.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-bench-')))
  const data = join(folder, 'data')
  await of.prepare?.(data)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('LATCHKEY_'))
  const before = performance.now()
  const options = [...nodeOptions, ...(of.probed === false ? [] : ['--import', probe])]
  const child = spawn(process.execPath, [...options, program, 'serve'], {
    cwd: folder,
    env: {
      ...nodeEnvironment,
      ...Object.fromEntries(inherited),
      NODE_ENV: 'production',
      LATCHKEY_URL: url,
      LATCHKEY_LISTEN: `127.0.0.1:${port}`,
      LATCHKEY_DATA: data,
      LATCHKEY_TRUSTED_PROXIES: '127.0.0.1',
      ...of.env,
    },
    stdio: ['ignore', 'ignore', 'inherit', ...(of.probed === false ? [] : ['ipc' as const])],
  })
  await untilFirstAnswer(child, url)
  const startMs = performance.now() - before
  return {
    url,
    data,
    startMs,
    processId: child.pid ?? 0,
    begin: () => askChild(child, { ask: 'begin' }),
    read: () => askChild(child, { ask: 'read' }),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : undefined
      child.kill('SIGTERM')
      await ended
      if (!of.folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function untilFirstAnswer(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) break
    const response = await fetch(url).catch(() => undefined)
    if (response?.status === 200) return void (await response.arrayBuffer())
    await pause(5)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not come up at ${url}`)
}
