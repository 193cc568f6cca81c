import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { runPrepared } from './prepared.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'
import type { PendingSignInTable } from './staff-tables.ts'

export type PendingSignInRow = Omit<Selectable<PendingSignInTable>, 'mac'>

export async function insertPendingSignIn(
  tx: Tx,
  { milliseconds, ...row }: Pick<PendingSignInRow, 'tokenHash' | 'personId' | 'envelope'> & { milliseconds: number },
): Promise<void> {
  const createdAt = await readDatabaseTime(tx)
  const times = { createdAt, expiresAt: addMilliseconds(createdAt, milliseconds) }
  await tx
    .insertInto('PendingSignIn')
    .values(signRow(tx, 'PendingSignIn', { ...row, ...times }))
    .execute()
}

/** The pending sign-in, unless it has expired. */
export async function findPendingSignIn(reader: Reader, tokenHash: string): Promise<PendingSignInRow | undefined> {
  const row = await reader
    .selectFrom('PendingSignIn')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
  return verifyRow(reader, 'PendingSignIn', row)
}

/** Replaces the content over the one that was read; false if it is over, or another call was first. `milliseconds`: from now on. */
export async function updatePendingSignIn(
  tx: Tx,
  { tokenHash, envelope: read }: Pick<PendingSignInRow, 'tokenHash' | 'envelope'>,
  { envelope, milliseconds }: { envelope: string; milliseconds?: number },
): Promise<boolean> {
  const now = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'PendingSignIn', [tokenHash], (row) =>
    row.envelope === read && row.expiresAt > now
      ? { envelope, expiresAt: milliseconds === undefined ? row.expiresAt : addMilliseconds(now, milliseconds) }
      : undefined,
  )
}

/** False if it was over before, so that it becomes at most one session. */
export function endPendingSignIn(tx: Tx, tokenHash: string): Promise<boolean> {
  return tx.deleteFrom('PendingSignIn').where('tokenHash', '=', tokenHash).$call(changesOneRow)
}

/** Of one person; returns how many. */
export async function endPendingSignIns(tx: Tx, personId: string): Promise<void> {
  await runPrepared(tx, 'end pending sign-ins', { personId }, (row) =>
    tx.deleteFrom('PendingSignIn').where('personId', '=', row.personId),
  )
}

export const deleteExpiredPendingSignIns = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'PendingSignIn')
