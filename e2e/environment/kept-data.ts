import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { type AuditReport, verifyAudit } from '../../server/audit/verify.ts'
import { readConfig } from '../../server/config.ts'
import { openStore } from '../../server/store/open.ts'
import { openKeys } from '../../server/store/open-keys.ts'
import type { RunningServer } from './server.ts'

type Kept = Pick<RunningServer, 'folder'>

/** What a server's data say of its audit, while it runs or after it was killed. */
export async function readAudit(server: Kept): Promise<AuditReport> {
  const folder = join(server.folder, 'data')
  const store = await openStore({ kind: 'sqlite', folder })
  try {
    return await verifyAudit(
      store.read,
      await openKeys(store, readConfig({ LATCHKEY_DATA: folder }, server.folder).keyFile),
    )
  } finally {
    await store.close()
  }
}

/**
 * Resolves at the moment at which a write is announced for this run and on its way, and not before: the only way to hit it. False
 * when `signal` came first.
 */
export async function writeBegins(server: Kept, run: { id: string }, signal: AbortSignal): Promise<boolean> {
  const database = new DatabaseSync(join(server.folder, 'data/latchkey.sqlite'), { readOnly: true })
  const look = database.prepare('select "intent" from "Run" where "id" = ?')
  try {
    while (!signal.aborted) {
      if (look.get(run.id)?.intent) return true
      await pause(1)
    }
    return false
  } finally {
    database.close()
  }
}
