import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

/** A clock of a server's own, that can be set while it runs. */
export interface AdjustableClock {
  /** For the server's process, its commands and its database. */
  readonly environment: Record<string, string>
  /** So many minutes before or after the machine's. */
  setOffset(minutes: number): Promise<void>
  remove(): Promise<void>
}

export async function createAdjustableClock(): Promise<AdjustableClock> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-clock-'))
  const file = join(folder, 'offset')
  await writeFile(file, '0')
  const preload = pathToFileURL(join(import.meta.dirname, 'adjustable-clock-preload.mjs')).href
  return {
    environment: { LATCHKEY_TEST_CLOCK: file, NODE_OPTIONS: `--import=${preload}` },
    async setOffset(minutes) {
      await writeFile(file, String(minutes * 60_000))
      // It is looked at every 20 ms.
      await pause(60)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
