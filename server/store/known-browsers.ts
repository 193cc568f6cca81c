import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { clockToleranceMs } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import { keysOf } from './signed-rows.ts'

/** How many browsers are remembered, and for how long: docs/security.md#strangers. */
export const knownBrowserLimit = {
  /** Of one person; the one that was not used for longest makes room. */
  perPerson: 10,
  /** Since the last success in it. */
  lifetimeDays: 180,
} as const

const lifetimeMs = knownBrowserLimit.lifetimeDays * 86_400_000

interface BrowserOfAccount {
  /** Random; in a cookie of the browser, which no script can read. */
  token: string
  accountKey: string
}

/**
 * Token and account in one HMAC, so that a token is worth nothing for another account, and a writer of the database without the key file can prepare
 * no row for a token of theirs. The row needs no MAC beside it.
 */
const toHash = (reader: Reader, { token, accountKey }: BrowserOfAccount): string =>
  keysOf(reader).stableHmac('known-browser', token, accountKey)

/** Whether this account succeeded in this browser before. The same query for every account. */
export async function isKnownBrowser(reader: Reader, browser: BrowserOfAccount): Promise<boolean> {
  const { rows } = await runPrepared(
    reader,
    'find known browser',
    { browserHash: toHash(reader, browser) },
    ({ browserHash }) =>
      reader
        .selectFrom('KnownBrowser')
        .select('personId')
        .where('browserHash', '=', browserHash)
        .where('expiresAt', '>', databaseNow(reader))
        .where('createdAt', '<=', databaseNowPlus(reader, clockToleranceMs)),
  )
  return rows.length > 0
}

/** Only after the account succeeded in this browser. `browser`: what people call it. */
export async function rememberBrowser(
  tx: Tx,
  { personId, browser, ...account }: BrowserOfAccount & { personId: string; browser?: string },
): Promise<void> {
  const browserHash = toHash(tx, account)
  const now = databaseNow(tx)
  const expiresAt = databaseNowPlus(tx, lifetimeMs)
  const use = { personId, usedAt: now, expiresAt, browser: browser ?? null }
  const update = () =>
    tx.updateTable('KnownBrowser').set(use).where('browserHash', '=', browserHash).$call(changesOneRow)
  if (await update()) return
  // The rows of the person's other browsers are the lock: of two new browsers at once the second counts the first.
  await tx.updateTable('KnownBrowser').set({ personId }).where('personId', '=', personId).execute()
  if (await insertIfAbsent(tx, 'KnownBrowser', { browserHash, createdAt: now, ...use }))
    await forgetLeastUsed(tx, { personId, browserHash })
  else await update()
}

/** Of the person's other browsers: the new one stays, also where the clock does not tell it from them. */
async function forgetLeastUsed(
  tx: Tx,
  { personId, browserHash: newest }: { personId: string; browserHash: string },
): Promise<void> {
  const rows = await tx
    .selectFrom('KnownBrowser')
    .select('browserHash')
    .where('personId', '=', personId)
    .where('browserHash', '!=', newest)
    .orderBy('usedAt', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('browserHash')
    .execute()
  const surplus = rows.slice(knownBrowserLimit.perPerson - 1).map(({ browserHash }) => browserHash)
  if (surplus.length > 0) await tx.deleteFrom('KnownBrowser').where('browserHash', 'in', surplus).execute()
}

/** Forgets all browsers of a person; returns how many. */
export async function forgetBrowsersOf(tx: Tx, personId: string): Promise<number> {
  const { numAffectedRows = 0n } = await runPrepared(tx, 'forget browsers', { personId }, (row) =>
    tx.deleteFrom('KnownBrowser').where('personId', '=', row.personId),
  )
  return Number(numAffectedRows)
}

export const deleteExpiredBrowsers = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'KnownBrowser')
