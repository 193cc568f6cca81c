import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { signRow, updateSignedRow, verifyRow, verifyRows } from './signed-rows.ts'
import type { MutualProofTable } from './staff-tables.ts'

export type MutualProofRow = Omit<Selectable<MutualProofTable>, 'mac'>
export type MutualProofKey = Pick<MutualProofRow, 'sessionHash' | 'personId'>

type NewMutualProof = MutualProofKey &
  Pick<MutualProofRow, 'id' | 'numberHash'> & {
    /** How long the operator's page may be silent. */
    openMs: number
    milliseconds: number
  }

/** Replaces the session's earlier number for the person, and so ends the page of a caller who typed that one. */
export async function saveMutualProof(tx: Tx, { openMs, milliseconds, ...proof }: NewMutualProof): Promise<Date> {
  const createdAt = await readDatabaseTime(tx)
  const expiresAt = addMilliseconds(createdAt, milliseconds)
  const times = { createdAt, openUntil: addMilliseconds(createdAt, openMs), expiresAt }
  const row = signRow(tx, 'MutualProof', { ...proof, callerHash: null, ...times })
  await endMutualProof(tx, proof)
  // Two presses at the same moment: the later one gets its number when it asks again.
  await insertIfAbsent(tx, 'MutualProof', row)
  return expiresAt
}

/** The operator's page still shows the person. False once it was silent for too long, or the number is over: it does not come back. */
export function keepMutualProofOpen(
  tx: Tx,
  { sessionHash, personId, openMs }: MutualProofKey & { openMs: number },
): Promise<boolean> {
  return tx
    .updateTable('MutualProof')
    .set({ openUntil: databaseNowPlus(tx, openMs) })
    .where('sessionHash', '=', sessionHash)
    .where('personId', '=', personId)
    .where('openUntil', '>', databaseNow(tx))
    .where('expiresAt', '>', databaseNow(tx))
    .$call(changesOneRow)
}

export async function findMutualProof(
  reader: Reader,
  { sessionHash, personId }: MutualProofKey,
): Promise<MutualProofRow | undefined> {
  const row = await reader
    .selectFrom('MutualProof')
    .selectAll()
    .where('sessionHash', '=', sessionHash)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return verifyRow(reader, 'MutualProof', row)
}

/** Numbers of this person that nobody has typed yet; several operators may have opened the same person. */
export async function listOpenProofs(reader: Reader, personId: string): Promise<MutualProofRow[]> {
  const rows = await reader
    .selectFrom('MutualProof')
    .selectAll()
    .where('personId', '=', personId)
    .where('callerHash', 'is', null)
    .where('openUntil', '>', databaseNow(reader))
    .where('expiresAt', '>', databaseNow(reader))
    .execute()
  return verifyRows(reader, 'MutualProof', rows)
}

/** A number works once: false if another page was first, or the number was replaced or is over. */
export async function claimMutualProof(
  tx: Tx,
  { sessionHash, personId, id, callerHash }: MutualProofKey & { id: string; callerHash: string },
): Promise<boolean> {
  const now = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'MutualProof', [sessionHash, personId], (row) =>
    row.id === id && row.callerHash === null && isOpen(row, now) ? { callerHash } : undefined,
  )
}

/** What the page of a caller shows; undefined once the operator's page is closed or silent. */
export async function findCallersProof(reader: Reader, callerHash: string): Promise<MutualProofRow | undefined> {
  const row = await reader
    .selectFrom('MutualProof')
    .selectAll()
    .where('callerHash', '=', callerHash)
    .where('openUntil', '>', databaseNow(reader))
    .where('expiresAt', '>', databaseNow(reader))
    .executeTakeFirst()
  return verifyRow(reader, 'MutualProof', row)
}

const isOpen = ({ openUntil, expiresAt }: Pick<MutualProofRow, 'openUntil' | 'expiresAt'>, now: Date): boolean =>
  openUntil > now && expiresAt > now

/** False if there was none. */
export function endMutualProof(tx: Tx, { sessionHash, personId }: MutualProofKey): Promise<boolean> {
  return tx
    .deleteFrom('MutualProof')
    .where('sessionHash', '=', sessionHash)
    .where('personId', '=', personId)
    .$call(changesOneRow)
}

export const deleteExpiredMutualProofs = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'MutualProof')
