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

/**
 * Builds the extension from the sources as they stand. `hosts` are granted at installation, since a headless browser cannot be asked
 * (`http://127.0.0.1:*`: every port, listed by nobody); none gives the normal build.
 */
export async function buildExtension(options: { hosts?: string[]; server?: string } = {}): Promise<BuiltExtension> {
  const output = await mkdtemp(join(tmpdir(), 'latchkey-extension-'))
  await promisify(execFile)(process.execPath, [join(repository, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
    cwd: repository,
    env: {
      ...process.env,
      LATCHKEY_EXTENSION_HOSTS: options.hosts?.join(',') ?? '',
      LATCHKEY_EXTENSION_SERVER: options.server ?? '',
      LATCHKEY_EXTENSION_OUTPUT: output,
    },
  })
  return { folder: join(output, 'chrome-mv3'), remove: () => rm(output, { recursive: true, force: true }) }
}
