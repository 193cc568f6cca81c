import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

/** Builds the extension from the current sources; without hosts it is the normal build. */
export async function buildExtension(options: BuildOptions = {}): Promise<BuiltExtension> {
  const browser = options.browser ?? 'chrome'
  const output = await runWxt(['build', '--browser', browser, '--mv3'], options)
  return { folder: join(output, `${browser}-mv3`), remove: () => rm(output, { recursive: true, force: true }) }
}

/** Runs WXT into a folder of its own, and gives that. */
export async function runWxt(words: string[], options: Omit<BuildOptions, 'browser'> = {}): Promise<string> {
  const output = await mkdtemp(join(tmpdir(), 'latchkey-extension-'))
  await promisify(execFile)(process.execPath, [join(repository, 'node_modules/wxt/bin/wxt.mjs'), ...words], {
    cwd: repository,
    env: {
      ...process.env,
      LATCHKEY_EXTENSION_HOSTS: options.hosts?.join(',') ?? '',
      LATCHKEY_EXTENSION_SERVER: options.server ?? '',
      LATCHKEY_EXTENSION_NAME: options.name ?? '',
      LATCHKEY_EXTENSION_OUTPUT: output,
      LATCHKEY_EXTENSION_STORE: options.isForStore ? 'yes' : '',
    },
  })
  return output
}
