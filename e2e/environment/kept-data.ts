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

export interface KeptMail {
  id: string
  status: string
  attempts: number
  lastError: string | null
}

/** What a server has stored, seen and moved from outside; each look is a connection of its own, so that none is in anybody's way. */
export function keptData(server: Kept) {
  function open<T>(readOnly: boolean, work: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(server.folder, 'data/latchkey.sqlite'), { readOnly, timeout: 10_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  const count = (sql: string, ...values: string[]) =>
    open(true, (database) => Number(database.prepare(sql).get(...values)?.count))
  return {
    /** Runs with a write that was announced and is not settled. */
    announcedWrites: () => count('select count(*) as "count" from "Run" where "intent" is not null'),
    eventsOf: (event: string) => count('select count(*) as "count" from "AuditEvent" where "event" = ?', event),
    runs: (id: string) =>
      open(true, (database) => database.prepare('select "createdAt" from "Run" where "id" = ?').all(id)) as unknown as {
        createdAt: string
      }[],
    mails: () =>
      open(true, (database) =>
        database.prepare('select "id", "status", "attempts", "lastError" from "OutboxMail"').all(),
      ) as unknown as KeptMail[],
    /** As if the time of every passcode were over. */
    endPasscodes: () =>
      open(false, (database) => database.exec(`update "ProfilePasscode" set "expiresAt" = '2026-01-01 00:00:00.000'`)),
    /** As if the leases of all mails were over, and every mail due; gives how many were leased. */
    endLeasesOfMails: () =>
      open(false, (database) => {
        const { changes } = database
          .prepare(
            `update "OutboxMail" set "claimedUntil" = null where "claimedUntil" is not null and "status" = 'waiting'`,
          )
          .run()
        database.exec(`update "OutboxMail" set "nextAttemptAt" = "createdAt" where "status" = 'waiting'`)
        return Number(changes)
      }),
  }
}
