import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Attribute, Change, Client } from 'ldapts'
import { withLock } from '../../server/bootstrap/lock.mjs'
import { ensureSamba } from './samba-install.ts'
import { type PasswordWrite, readPasswordWrites } from './samba-log.ts'
import { createPersonFactory, type NewPerson } from './samba-people.ts'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const recipe = join(here, 'samba-provision.sh')
const templates = resolve(here, '../../.latchkey/samba')

export interface SambaOptions {
  /** Made when absent; keep it short, since sockets lie below it. */
  folder: string
  /** A loopback address of its own for every controller: ports cannot be moved. 127.0.0.10 to 127.0.0.39. */
  address?: string
  /** Host name of the controller; another name is another template (7 s once). */
  name?: string
  lockoutThreshold?: number
  /** By default one process, which can be suspended; `prefork` has several workers, as Samba is installed. */
  model?: 'single' | 'prefork'
}

/** A real Active Directory domain controller, one process, listening on one loopback address. */
export interface Samba {
  readonly address: string
  /** Its smb.conf, for `samba-tool`. */
  readonly configuration: string
  /** The connection settings for `createActiveDirectory` and the `LATCHKEY_DIRECTORY…` variables. */
  readonly connection: SambaConnection
  readonly addPerson: (person: NewPerson) => Promise<string>
  readonly administrator: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  /** Changes and resets that the controller's own log tells of, refused ones included (`status`). */
  passwordChanges(account: string): Promise<PasswordWrite[]>
  /** 'right', or the three hex digits of the refusal. */
  bind(account: string, password: string): Promise<string>
  start(): Promise<void>
  /** Stops the controller in order; the folder stays, so that `start` continues with the same state. */
  stop(): Promise<void>
  /** kill -9 */
  kill(): Promise<void>
  /** Suspends the controller: it still accepts connections, and answers none. */
  suspend(): void
  resume(): void
  readonly environment: Record<string, string>
}

export interface SambaConnection {
  url: string
  domain: string
  base: string
  bindDn: string
  bindPassword: string
  caFile: string
  ca: string
}

/** A busy machine is no failure, nor is a controller that another part of the test has suspended for the start of a server. */
const maxWaitMs = 60_000

const base = 'DC=corp,DC=example,DC=test'

const usualName = 'dc1'

/** Installs Samba and makes the template of the usual controller, where they are missing. On a machine that does much else this takes minutes. */
export async function provisionTemplate(): Promise<void> {
  await ensureSamba()
  await template(usualName)
}

/** Copies the provisioned template (made at the first use, about 7 s) and starts it: under 2 s. */
export async function startSamba(options: SambaOptions): Promise<Samba> {
  await ensureSamba()
  const { address = '127.0.0.10', name = usualName } = options
  const folder = resolve(options.folder)
  if (!existsSync(join(folder, 'etc'))) {
    await mkdir(folder, { recursive: true })
    await run('cp', ['-a', `${await template(name)}/.`, folder])
    const configuration = await readFile(join(folder, 'etc/smb.conf.template'), 'utf8')
    await writeFile(join(folder, 'etc/smb.conf'), configuration.replaceAll('@DIR@', folder).replaceAll('@IP@', address))
  }
  const caFile = join(folder, 'private/tls/ca.pem')
  const connection: SambaConnection = {
    url: `ldaps://${address}`,
    domain: 'corp.example.test',
    base,
    bindDn: `CN=svc-latchkey,OU=Services,${base}`,
    bindPassword: 'Svc-Passw0rd!1',
    caFile,
    ca: await readFile(caFile, 'utf8'),
  }
  const samba = controllerProcess(folder, connection, options.model ?? 'single')
  const administrator = <T>(work: (client: Client) => Promise<T>) =>
    bound(connection, `CN=Administrator,CN=Users,${base}`, 'Adm1n-Passw0rd!', work)
  await samba.start()
  const { lockoutThreshold } = options
  if (lockoutThreshold !== undefined) await administrator((client) => setLockoutThreshold(client, lockoutThreshold))
  return {
    ...samba,
    address,
    configuration: join(folder, 'etc/smb.conf'),
    connection,
    administrator,
    addPerson: createPersonFactory({ base, database: join(folder, 'private/sam.ldb'), administrator }),
    passwordChanges: (account) => readPasswordWrites(join(folder, 'log'), account),
    bind: (account, password) =>
      bound(connection, `CORP\\${account}`, password, async () => 'right').catch((error: Error) => {
        const code = /data ([0-9a-f]{3}),/.exec(error.message)?.[1]
        if (code === undefined) throw error
        return code
      }),
    environment: {
      LATCHKEY_DIRECTORY: connection.url,
      LATCHKEY_DIRECTORY_BASE: base,
      LATCHKEY_DIRECTORY_BIND_DN: connection.bindDn,
      LATCHKEY_DIRECTORY_BIND_PASSWORD: connection.bindPassword,
      LATCHKEY_DIRECTORY_CA_FILE: caFile,
    },
  }
}

/** The domain's policy lies at its root. `samba-tool` would set the same, in two seconds of the processor. */
const setLockoutThreshold = (client: Client, threshold: number) =>
  client.modify(
    base,
    new Change({
      operation: 'replace',
      modification: new Attribute({ type: 'lockoutThreshold', values: [String(threshold)] }),
    }),
  )

/** A changed recipe has another hash and so is provisioned again. Of the processes that need it at once, one provisions and the others wait. */
async function template(name: string): Promise<string> {
  const key = createHash('sha256')
    .update(await readFile(recipe))
    .update(name)
    .digest('hex')
    .slice(0, 12)
  const ready = join(templates, `${name}-${key}`)
  if (existsSync(ready)) return ready
  await mkdir(templates, { recursive: true })
  // Waiting is said nowhere, since a step of the tests prints what its tests say.
  await withLock(
    `${ready}.lock`,
    () => {},
    async () => {
      if (!existsSync(ready)) await provision(name, ready)
    },
  )
  return ready
}

async function provision(name: string, ready: string): Promise<void> {
  const making = `${ready}.making`
  // A run that ended in the middle left this behind.
  await rm(making, { recursive: true, force: true })
  await run('bash', [recipe, making, name]).catch(async (error: Error) => {
    const log = await readFile(join(making, 'provision.log'), 'utf8').catch(() => '')
    throw new Error(`Samba could not be provisioned: ${error.message}\n${log}`)
  })
  await rename(making, ready)
}

function controllerProcess(folder: string, connection: SambaConnection, model: string) {
  let child: ChildProcess | undefined
  const killAtExit = () => child?.kill('SIGKILL')

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    const over = new Promise((done) => ending.once('exit', done))
    ending.kill('SIGCONT')
    ending.kill(signal)
    const late = setTimeout(() => ending.kill('SIGKILL'), 5000)
    await over
    clearTimeout(late)
    process.off('exit', killAtExit)
  }

  return {
    async start(): Promise<void> {
      const output = await open(join(folder, 'log/stdout'), 'a')
      const settings = ['-s', join(folder, 'etc/smb.conf'), '-l', join(folder, 'log')]
      // One process: one pid to suspend and to kill.
      child = spawn('/usr/sbin/samba', [...settings, '--foreground', '--no-process-group', `--model=${model}`], {
        stdio: ['ignore', output.fd, output.fd],
      })
      await output.close()
      process.once('exit', killAtExit)
      for (const deadline = Date.now() + maxWaitMs; Date.now() < deadline; ) {
        if (child.exitCode !== null) break
        if (await answers(connection)) return
        await pause(25)
      }
      await end('SIGKILL')
      throw new Error(`Samba did not start:\n${await readFile(join(folder, 'log/stdout'), 'utf8')}`)
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    suspend: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  }
}

const answers = (connection: SambaConnection) =>
  bound(connection, connection.bindDn, connection.bindPassword, async () => true).catch(() => false)

async function bound<T>(
  connection: Pick<SambaConnection, 'url' | 'ca'>,
  name: string,
  password: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    url: connection.url,
    timeout: maxWaitMs,
    connectTimeout: maxWaitMs,
    tlsOptions: { ca: connection.ca },
  })
  try {
    await client.bind(name, password)
    return await work(client)
  } finally {
    await client.unbind()
  }
}
