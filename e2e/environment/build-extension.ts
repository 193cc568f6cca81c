import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { toHostPermission } from '../../extension/origins.ts'
import { repository } from './server.ts'

/** An unpacked extension of a test, in a folder of its own; `remove` takes it away. */
export interface BuiltExtension {
  folder: string
  remove(): Promise<void>
}

interface BuildOptions {
  /** Granted at installation, since a headless Chromium cannot be asked. `http://127.0.0.1:*`: every port, granted but not listed. */
  hosts?: string[]
  server?: string
  /** The organisation's name. */
  name?: string
  browser?: 'chrome' | 'edge' | 'firefox'
  /** As a store gets it. */
  isForStore?: boolean
}

/** What a package that grants hosts by wildcards is built with; its copies grant what was asked for. */
const wildcardInPackage = 'http://127.0.0.1:*'
const isWildcard = (host: string) => host.includes('*')

/** The address in a package until the port of the journey's server is known; no server listens there. */
const addressInPackage = 'http://localhost:65535'

/**
 * Builds the extension from the current sources; without hosts it is the normal build. Journeys of one run build each package once (`shared-builds.ts`):
 * a package for one server on this machine is the same for every port, so that only the port is written into its copy. Hosts granted by wildcards
 * are in the manifest alone, so that only they are written into that of the copy.
 */
export async function buildExtension(options: BuildOptions = {}): Promise<BuiltExtension> {
  const browser = options.browser ?? 'chrome'
  const { server, hosts } = options
  const isLocal = server !== undefined && /^http:\/\/localhost:\d+$/.test(server)
  const inPackage = (address: string) => (isLocal && address === server ? addressInPackage : address)
  const hostInPackage = (host: string) => (isWildcard(host) ? wildcardInPackage : inPackage(host))
  const built = await buildOnce(browser, {
    ...options,
    ...(hosts ? { hosts: [...new Set(hosts.map(hostInPackage))] } : {}),
    ...(server ? { server: inPackage(server) } : {}),
  })
  const output = await mkdtemp(join(tmpdir(), 'latchkey-extension-'))
  const folder = join(output, `${browser}-mv3`)
  await cp(join(built.output, `${browser}-mv3`), folder, { recursive: true })
  if (!built.isShared) await rm(built.output, { recursive: true, force: true })
  if (isLocal) await replaceInScripts(folder, addressInPackage, server)
  if (hosts?.some(isWildcard)) await grantHosts(folder, hosts)
  return { folder, remove: () => rm(output, { recursive: true, force: true }) }
}

/** Builds a package, or takes the one that another journey of this run has built of the same options. */
async function buildOnce(
  browser: string,
  options: Omit<BuildOptions, 'browser'>,
): Promise<{ output: string; isShared: boolean }> {
  const words = ['build', '--browser', browser, '--mv3']
  const shared = process.env.LATCHKEY_TEST_EXTENSIONS
  if (!shared) return { output: await runWxt(words, options), isShared: false }
  const key = createHash('sha256')
    .update(JSON.stringify({ browser, ...options }))
    .digest('hex')
    .slice(0, 16)
  const output = join(shared, key)
  const isReady = () =>
    access(`${output}.ready`).then(
      () => true,
      () => false,
    )
  while (!(await isReady())) {
    // The first to make the folder builds. When that fails, the next one tries, and tells its journey why.
    const isFirst = await mkdir(output).then(
      () => true,
      () => false,
    )
    if (!isFirst) await pause(100)
    else
      await runWxt(words, options, output).then(
        () => writeFile(`${output}.ready`, ''),
        async (error) => {
          await rm(output, { recursive: true, force: true })
          throw error
        },
      )
  }
  return { output, isShared: true }
}

async function grantHosts(folder: string, hosts: string[]): Promise<void> {
  const file = join(folder, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8'))
  manifest.host_permissions = [...new Set(hosts.map(toHostPermission))]
  await writeFile(file, JSON.stringify(manifest))
}

async function replaceInScripts(folder: string, text: string, replacement: string): Promise<void> {
  const scripts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  let count = 0
  for (const script of scripts) {
    const before = await readFile(join(folder, script), 'utf8')
    if (!before.includes(text)) continue
    await writeFile(join(folder, script), before.replaceAll(text, replacement))
    count++
  }
  if (count === 0) throw new Error(`No script of the package has the address ${text}`)
}

/** Runs WXT into `output`, by default a folder of its own, and gives that. */
export async function runWxt(
  words: string[],
  options: Omit<BuildOptions, 'browser'> = {},
  output?: string,
): Promise<string> {
  const folder = output ?? (await mkdtemp(join(tmpdir(), 'latchkey-extension-')))
  await promisify(execFile)(process.execPath, [join(repository, 'node_modules/wxt/bin/wxt.mjs'), ...words], {
    cwd: repository,
    env: {
      ...process.env,
      LATCHKEY_EXTENSION_HOSTS: options.hosts?.join(',') ?? '',
      LATCHKEY_EXTENSION_SERVER: options.server ?? '',
      LATCHKEY_EXTENSION_NAME: options.name ?? '',
      LATCHKEY_EXTENSION_OUTPUT: folder,
      LATCHKEY_EXTENSION_STORE: options.isForStore ? 'yes' : '',
    },
  })
  return folder
}
