import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { get as getSecure } from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import { waiveNewMethodDelay } from './new-methods.ts'
import { keepForReport } from './report-of-failures.ts'

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
  /** Where it is asked whether it has come up, when its own address leads nowhere on this machine. */
  probe?: string
  /** A factor that is registered now counts at once, and not only after a day. */
  waivesNewMethodDelay?: boolean
  /** The command that starts it, from that of the program: in a namespace of its own, say. */
  wrap?(command: readonly string[]): readonly string[]
}

/**
 * The server's program: from its sources, or bundled as it is delivered, which starts in a third of the time. `npm test` builds the
 * bundle and names it; a single test needs no build.
 */
export const serverProgram: string = join(repository, process.env.LATCHKEY_TEST_PROGRAM ?? 'server/main.ts')

/**
 * `serve` on a free loopback port, as a process of its own. Rejects with its output when it does not come up. LATCHKEY_TEST_STARTER names a module here
 * whose `startInstead` starts it in another way: `perimeter.ts` behind a site, for any journey that needs no Administration site.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const starter = process.env.LATCHKEY_TEST_STARTER
  if (starter && !options.env?.LATCHKEY_ROLE) {
    const { startInstead } = (await import(join(import.meta.dirname, starter))) as { startInstead: typeof startServer }
    return startInstead(options)
  }
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-server-')))
  const port = options.port ?? (await freePort())
  const url = options.env?.LATCHKEY_URL ?? `http://localhost:${port}`
  if (options.waivesNewMethodDelay) await waiveNewMethodDelay(join(folder, 'data'))
  let log = ''
  let env = options.env ?? {}

  // The alarm counts over all accounts: how many wrong guesses of a journey fall into ten minutes depends on the machine.
  const withDatabase = { LATCHKEY_DATA: join(folder, 'data'), LATCHKEY_ALARM_FAILURES: '1000000' }

  const begin = async () => {
    const command = [process.execPath, serverProgram, 'serve']
    const [program = '', ...args] = options.wrap?.(command) ?? command
    const child = spawn(program, args, {
      cwd: folder,
      env: {
        ...inheritedEnvironment(),
        LATCHKEY_URL: url,
        LATCHKEY_LISTEN: `127.0.0.1:${port}`,
        ...(env.LATCHKEY_ROLE === 'site' ? {} : withDatabase),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        log += text
        keepForReport(url, text)
      })
    }
    const from = log.length
    try {
      await waitUntilHealthy(child, options.probe ?? url, () => log.slice(from).includes('Latchkey is running'))
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
      keepForReport(url, 'stopped by the journey\n')
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
export function inheritedEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^LATCHKEY_(?!TEST_)/.test(name)))
}

/** Whether the server answers; its certificate may have any issuer. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = url.startsWith('https:')
      ? getSecure(url, { rejectUnauthorized: false, agent: false })
      : get(url, { agent: false })
    asked.once('error', () => resolve(false))
    asked.once('response', (response) => resolve(response.resume().statusCode === 200))
  })
}

/** On a busy machine a start takes many times as long as usual. */
const maxStartMs = 60_000

/** Asks for its own word, too: another server may answer at that address. */
async function waitUntilHealthy(child: ChildProcess, url: string, saysSo: () => boolean): Promise<void> {
  const deadline = Date.now() + maxStartMs
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}`)
    if (saysSo()) {
      if (await answers(`${url}/healthz`)) return
    }
    await sleep(50)
  }
  throw new Error(`No answer within ${maxStartMs} ms`)
}
