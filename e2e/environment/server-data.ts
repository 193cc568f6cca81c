import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { type AuditReport, verifyAudit } from '../../server/audit/verify.ts'
import { readConfig } from '../../server/config.ts'
import { openStore } from '../../server/store/open.ts'
import { openKeys } from '../../server/store/open-keys.ts'
import type { RunningServer } from './server.ts'

type DataOwner = Pick<RunningServer, 'folder'>

/** Verifies the audit of a server that runs, or that was killed. */
export async function readAudit(server: DataOwner): Promise<AuditReport> {
  const folder = join(server.folder, 'data')
  const store = await openStore({ kind: 'sqlite', folder })
  try {
    const { keyFile } = readConfig({ LATCHKEY_DATA: folder }, server.folder)
    return await verifyAudit(store.read, await openKeys(store, keyFile))
  } finally {
    await store.close()
  }
}

/**
 * Resolves at the moment when a write is announced for this run and on its way: no other way hits that moment. Returns false when
 * `signal` came first.
 */
export async function waitForWriteIntent(
  server: DataOwner,
  run: { id: string },
  signal: AbortSignal,
): Promise<boolean> {
  const database = new DatabaseSync(join(server.folder, 'data/latchkey.sqlite'), { readOnly: true, timeout: 60_000 })
  const intentOf = database.prepare('select "intent" from "Run" where "id" = ?')
  try {
    while (!signal.aborted) {
      if (intentOf.get(run.id)?.intent) return true
      await pause(1)
    }
    return false
  } finally {
    database.close()
  }
}

export interface StoredMail {
  id: string
  status: string
  attempts: number
  lastError: string | null
  /** How often what it tells has happened; null: once. */
  occurrences: number | null
}

/** Reads and changes a server's database from outside, over a connection of its own each time, so that it blocks no one. */
export function createDataProbe(server: DataOwner, file = 'latchkey.sqlite') {
  function open<T>(readOnly: boolean, work: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(join(server.folder, 'data', file), { readOnly, timeout: 60_000 })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  /** Returns how many rows it changed. */
  const execute = (sql: string, ...values: string[]) =>
    open(false, (database) => Number(database.prepare(sql).run(...values).changes))
  const select = (sql: string, ...values: string[]) => open(true, (database) => database.prepare(sql).all(...values))
  const count = (sql: string, ...values: string[]) => Number(select(sql, ...values)[0]?.count)
  return {
    execute,
    select,
    /** Runs with a write that was announced and is not settled. */
    countWriteIntents: () => count('select count(*) as "count" from "Run" where "intent" is not null'),
    countEvents: (event: string) => count('select count(*) as "count" from "AuditEvent" where "event" = ?', event),
    // The columns match the type, but node:sqlite types every value alike.
    listMails: () =>
      select(
        'select "id", "status", "attempts", "lastError", "occurrences" from "OutboxMail"',
      ) as unknown as StoredMail[],
    expirePasscodes: () => execute(`update "ProfilePasscode" set "expiresAt" = '2026-01-01 00:00:00.000'`),
    /** Ends the leases of all mails and makes every mail due, also those that are held for an hour; returns how many were leased. */
    expireMailLeases() {
      const leased = execute(
        `update "OutboxMail" set "claimedUntil" = null where "claimedUntil" is not null and "status" = 'waiting'`,
      )
      execute(`update "OutboxMail" set "nextAttemptAt" = "createdAt", "heldUntil" = null where "status" = 'waiting'`)
      return leased
    },
  }
}
