import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type CommandResult, runCommand } from './run-command.ts'
import type { RunningServer } from './server.ts'

/** A backup that is copying the database. */
export interface HeldBackup {
  /** Lets it go on. Safe to call twice. */
  release(): Promise<void>
  readonly result: Promise<CommandResult>
}

/** Starts `backup folder` on the server's data. Resolves when it copies the database, and it waits there until it is released. */
export async function startHeldBackup(server: RunningServer, folder: string): Promise<HeldBackup> {
  const gate = join(server.folder, 'backup-gate')
  await promisify(execFile)('mkfifo', [gate])
  const preload = pathToFileURL(join(import.meta.dirname, 'held-backup-preload.mjs')).href
  const environment = { LATCHKEY_TEST_BACKUP_GATE: gate, NODE_OPTIONS: `--import=${preload}` }
  const result = runCommand(server, ['backup', folder], environment)
  // A named pipe opens for writing only once its reader has opened it, too.
  const writer = open(gate, 'w')
  const early = await Promise.race([writer.then(() => undefined), result])
  if (early) {
    // The file system would wait for a reader for ever.
    await (await open(gate, constants.O_RDONLY | constants.O_NONBLOCK)).close()
    await (await writer).close()
    throw new Error(`The backup ended before it copied the database: ${JSON.stringify(early)}`)
  }
  return { release: async () => (await writer).close(), result }
}
