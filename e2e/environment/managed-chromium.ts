import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { executablePath } from './browser.ts'

export interface ManagedChromium {
  /** Starts Chromium under the policy. */
  executablePath: string
  /** Replaces the policy; a running browser sees it after some seconds. */
  write(policy: object): Promise<void>
  remove(): Promise<void>
}

/**
 * Chromium under a policy that no other program on this machine gets: in a mount namespace of its own, another folder is mounted
 * over `/etc/chromium`. Needs root, or namespaces for all users.
 */
export async function createManagedChromium(policy: object): Promise<ManagedChromium> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-policy-'))
  const etc = join(folder, 'etc')
  await mkdir(join(etc, 'policies/managed'), { recursive: true })
  const write = (content: object) => writeFile(join(etc, 'policies/managed/latchkey.json'), JSON.stringify(content))
  await write(policy)
  const starter = join(folder, 'chromium')
  const namespaces = process.getuid?.() === 0 ? '--mount' : '--map-root-user --mount'
  const inside = `mkdir -p /etc/chromium && mount --bind '${etc}' /etc/chromium && exec "$0" "$@"`
  const program = executablePath ?? chromium.executablePath()
  await writeFile(
    starter,
    `#!/bin/sh\nexec unshare ${namespaces} sh -c '${inside.replaceAll("'", `'\\''`)}' '${program}' "$@"\n`,
  )
  await chmod(starter, 0o755)
  return { executablePath: starter, write, remove: () => rm(folder, { recursive: true, force: true }) }
}
