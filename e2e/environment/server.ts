import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { letNewMethodsSuffice } from './new-methods.ts'

export const repository = resolve(import.meta.dirname, '../..')

export interface RunningServer {
  readonly url: string
  /** Holds the data folder and the key file. */
  readonly folder: string
  readonly processId: number
  /** Ends it in order; with a folder that was made here, removes that. Safe to call twice. */
  stop(): Promise<void>
  /** `kill -9`. */
  kill9(): Promise<void>
  /** Starts it again on the same folder and port, with other settings where given. */
  restart(env?: Record<string, string>): Promise<void>
  /** Everything it wrote so far. */
  log(): string
}

export interface ServerOptions {
  /** Settings beside address and folder; without LATCHKEY_DIRECTORY it is the sample company. */
  env?: Record<string, string>
  /** An existing folder, for a second process on the same data. */
  folder?: string
  port?: number
  /** As it is delivered, `npm run build -- server`: starts in a third of the time. */
  bundled?: boolean
  /** Whoever registers can come back by it at once, and not only after a day. */
  newMethodsSuffice?: boolean
  /** Time until it must answer `/healthz`. */
  withinMs?: number
}

const programs = { source: 'server/main.ts', bundle: 'dist/server/main.js' }

/** `node server/main.ts serve` on a free loopback port, as a process of its own. Rejects with its output when it does not come up. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-server-')))
  const port = options.port ?? (await freePort())
  const url = options.env?.LATCHKEY_URL ?? `http://localhost:${port}`
  if (options.newMethodsSuffice) await letNewMethodsSuffice(join(folder, 'data'))
  let log = ''
  let env = options.env ?? {}

  const begin = async () => {
    const program = join(repository, options.bundled ? programs.bundle : programs.source)
    const child = spawn(process.execPath, [program, 'serve'], {
      cwd: folder,
      env: {
        ...inherited(),
        LATCHKEY_URL: url,
        LATCHKEY_LISTEN: `127.0.0.1:${port}`,
        LATCHKEY_DATA: join(folder, 'data'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
      })
    }
    try {
      const from = log.length
      await untilHealthy(child, url, () => log.slice(from).includes('Latchkey is running'), options.withinMs ?? 15_000)
    } catch (cause) {
      child.kill('SIGKILL')
      throw new Error(`The server did not come up at ${url}. It wrote:\n${log}`, { cause })
    }
    return child
  }

  let child = await begin()
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
  return {
    url,
    folder,
    get processId() {
      return child.pid ?? 0
    },
    async stop() {
      await end('SIGTERM')
      if (!options.folder) await rm(folder, { recursive: true, force: true })
    },
    kill9: () => end('SIGKILL'),
    async restart(changed) {
      await end('SIGTERM')
      env = { ...env, ...changed }
      child = await begin()
    },
    log: () => log,
  }
}

/** The machine's environment without Latchkey's own settings: a developer's must not reach a test. */
function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name)))
}

/** Its own word counts, too: somebody else may answer at that address. */
async function untilHealthy(child: ChildProcess, url: string, saysSo: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}`)
    if (saysSo()) {
      const response = await fetch(`${url}/healthz`).catch(() => undefined)
      if (response?.ok) return
    }
    await sleep(50)
  }
  throw new Error(`No answer within ${withinMs} ms`)
}
