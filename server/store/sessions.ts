import type { Selectable } from 'kysely'
import { endCallerChecks } from './caller-checks.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, clockToleranceMs, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'
import type { SessionTable } from './tables.ts'

export type Session = Omit<Selectable<SessionTable>, 'mac'>

/** Where a browser acts from. */
export interface Place {
  address?: string
  /** Short: `Firefox, Windows`. */
  browser?: string
}

export async function insertSession(
  tx: Tx,
  session: Omit<Session, 'createdAt' | 'expiresAt' | 'secondFactor' | keyof Place | 'usedAt'> &
    Place & { secondFactor?: string; milliseconds: number },
): Promise<void> {
  const { milliseconds, secondFactor = null, ...row } = session
  const createdAt = await readDatabaseTime(tx)
  const times = { createdAt, usedAt: createdAt, expiresAt: addMilliseconds(createdAt, milliseconds) }
  await tx
    .insertInto('Session')
    .values(signRow(tx, 'Session', { ...row, secondFactor, ...times }))
    .execute()
}

/** The session, unless it has expired; a session from the future was created before the clock was set back, and would last too long. */
export async function findSession(reader: Reader, tokenHash: string): Promise<Session | undefined> {
  const row = await reader
    .selectFrom('Session')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .where('createdAt', '<=', databaseNowPlus(reader, clockToleranceMs))
    .executeTakeFirst()
  return verifyRow(reader, 'Session', row)
}

/**
 * Activity extends the session: it lasts for `milliseconds` from now on, but never longer than `maxMilliseconds` from its beginning.
 * Writes at most once a minute.
 */
export async function extendSession(
  tx: Tx,
  tokenHash: string,
  { milliseconds, maxMilliseconds }: { milliseconds: number; maxMilliseconds: number },
): Promise<void> {
  const now = await readDatabaseTime(tx)
  await updateSignedRow(tx, 'Session', [tokenHash], ({ createdAt, expiresAt }) => {
    const isOver = expiresAt <= now || createdAt <= addMilliseconds(now, milliseconds - maxMilliseconds)
    const isRecent = expiresAt >= addMilliseconds(now, milliseconds - clockToleranceMs)
    return isOver || isRecent ? undefined : { usedAt: now, expiresAt: addMilliseconds(now, milliseconds) }
  })
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await endCallerChecks(tx, tokenHash)
  await tx.deleteFrom('Session').where('tokenHash', '=', tokenHash).execute()
}

export const deleteExpiredSessions = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'Session')
