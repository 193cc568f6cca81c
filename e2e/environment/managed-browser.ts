import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright'
import { findFirefox } from '../run/find-firefox.mjs'
import { executablePath } from './browser.ts'

export interface ManagedBrowser {
  /** Starts the browser under the policy. */
  executablePath: string
  /** Replaces the policy. A running Chromium sees it after some seconds, Firefox at its next start. */
  write(policy: object): Promise<void>
  remove(): Promise<void>
}

export const createManagedChromium = (policy: object): Promise<ManagedBrowser> =>
  createManagedBrowser(policy, {
    program: executablePath ?? chromium.executablePath(),
    folder: '/etc/chromium',
    file: 'policies/managed/latchkey.json',
  })

export const createManagedFirefox = (policy: object): Promise<ManagedBrowser> =>
  createManagedBrowser(policy, {
    program: findFirefox() ?? 'firefox',
    folder: '/etc/firefox',
    file: 'policies/policies.json',
  })

/**
 * A browser under a policy that no other program on this machine gets: in a mount namespace of its own, another folder is mounted
 * over the one where the browser looks. Needs root, or namespaces for all users.
 */
async function createManagedBrowser(
  policy: object,
  { program, folder, file }: { program: string; folder: string; file: string },
): Promise<ManagedBrowser> {
  const own = await mkdtemp(join(tmpdir(), 'latchkey-policy-'))
  const etc = join(own, 'etc')
  await mkdir(dirname(join(etc, file)), { recursive: true })
  const write = (content: object) => writeFile(join(etc, file), JSON.stringify(content))
  await write(policy)
  const starter = join(own, 'browser')
  const namespaces = process.getuid?.() === 0 ? '--mount' : '--map-root-user --mount'
  const inside = `mkdir -p ${folder} && mount --bind '${etc}' ${folder} && exec "$0" "$@"`
  await writeFile(
    starter,
    `#!/bin/sh\nexec unshare ${namespaces} sh -c '${inside.replaceAll("'", `'\\''`)}' '${program}' "$@"\n`,
  )
  await chmod(starter, 0o755)
  return { executablePath: starter, write, remove: () => rm(own, { recursive: true, force: true }) }
}
