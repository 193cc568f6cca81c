import { type Insertable, type Selectable, sql } from 'kysely'
import type { BulkOperationTable } from './bulk-tables.ts'
import { changesOneRow } from './changes.ts'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { deleteRows, maxDeletedRows } from './delete-rows.ts'
import { limitRows } from './paging.ts'
import { nameOfPerson } from './person-names.ts'
import { signRow, updateSignedRow, verifyRow, verifyRows } from './signed-rows.ts'
import type { Tables } from './tables.ts'

/** `authorName`: while the audit has it. */
export type BulkOperation = Omit<Selectable<BulkOperationTable>, 'mac'> & { authorName: string | null }

type Row = Selectable<BulkOperationTable> & { authorName: string | null }

/** `startAt` absent: now. */
export async function insertBulkOperation(
  tx: Tx,
  {
    startAt,
    ...operation
  }: Pick<BulkOperation, 'id' | 'kind' | 'name' | 'definition' | 'author' | 'authorDomain'> & { startAt?: Date },
): Promise<void> {
  const createdAt = await readDatabaseTime(tx)
  const row = {
    ...operation,
    status: 'preparing',
    startAt: startAt ?? createdAt,
    createdAt,
    endedAt: null,
    prepared: false,
    position: null,
    examined: 0,
    wave: 0,
    waveLeft: 0,
    nextAt: startAt ?? createdAt,
    unsettled: false,
    problem: null,
    failures: 0,
  }
  await tx
    .insertInto('BulkOperation')
    .values(signRow(tx, 'BulkOperation', row))
    .execute()
}

export async function findBulkOperation(reader: Reader, id: string): Promise<BulkOperation | undefined> {
  return verifyRow(reader, 'BulkOperation', await selectOperations(reader).where('id', '=', id).executeTakeFirst())
}

/** Newest first; `before`: id of the last one of the page before. */
export async function listBulkOperations(
  reader: Reader,
  { before, count }: { before?: string; count: number },
): Promise<BulkOperation[]> {
  const query = selectOperations(reader)
    .$if(before !== undefined, (older) => older.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
  return verifyRows(
    reader,
    'BulkOperation',
    await limitRows<Tables, 'BulkOperation', Row>(reader, query, count).execute(),
  )
}

/** Those that have something to do now, by the database's clock, oldest first. A stopped one may still have writes to settle. */
export async function listDueBulkOperations(reader: Reader): Promise<BulkOperation[]> {
  const rows = await selectOperations(reader)
    .where('nextAt', '<=', databaseNow(reader))
    .where((row) => row.or([row('status', 'in', ['preparing', 'running']), row('unsettled', '=', true)]))
    .orderBy('id')
    .execute()
  return verifyRows(reader, 'BulkOperation', rows)
}

const selectOperations = (reader: Reader) =>
  reader.selectFrom('BulkOperation').selectAll().select(nameOfPerson('BulkOperation.author').as('authorName'))

/** Where an operation is; nothing of it is signed. */
type Progress = Partial<
  Pick<
    Insertable<BulkOperationTable>,
    'position' | 'examined' | 'wave' | 'waveLeft' | 'unsettled' | 'problem' | 'failures'
  >
> & {
  /** From now. */
  nextInMs?: number
}

/** Writes progress; with `status` only while the operation has it. False: somebody has paused or stopped it meanwhile. */
export function saveBulkProgress(
  tx: Tx,
  { id, status }: { id: string; status?: string },
  { nextInMs, ...progress }: Progress,
): Promise<boolean> {
  const next = nextInMs === undefined ? {} : { nextAt: databaseNowPlus(tx, nextInMs) }
  return tx
    .updateTable('BulkOperation')
    .set({ ...progress, ...next })
    .where('id', '=', id)
    .$if(status !== undefined, (update) => update.where('status', '=', status ?? ''))
    .$call(changesOneRow)
}

/** What changes a status: an administrator, or the operation itself that has reached everybody. */
export interface StatusChange {
  from: readonly string[]
  to: string
  /** Who answers for it from now on. */
  author?: { id: string; domain: string }
  /** Why it paused; absent: nothing is wrong with it. */
  problem?: string
  isPrepared?: true
  /** It need not wait for its next attempt. */
  isDueNow?: boolean
}

/** False: it is in another state, or another writer was first. */
export async function changeBulkStatus(tx: Tx, id: string, change: StatusChange): Promise<boolean> {
  const now = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'BulkOperation', [id], (row) => {
    if (!change.from.includes(row.status)) return undefined
    return {
      status: change.to,
      problem: change.problem ?? null,
      failures: 0,
      ...(change.author && { author: change.author.id, authorDomain: change.author.domain }),
      ...(change.isPrepared && { prepared: true }),
      ...(change.isDueNow && { nextAt: now }),
      ...((change.to === 'done' || change.to === 'stopped') && { endedAt: now }),
    }
  })
}

/** Deletes operations that ended before then, with their people first; returns how many rows. */
export async function deleteBulkOperationsBefore(tx: Tx, moment: Date): Promise<number> {
  const ended = sql`${sql.ref('endedAt')} < ${moment}`
  const operations = sql`select ${sql.ref('id')} from ${sql.table('BulkOperation')} where ${ended}`
  const people = await deleteRows(tx, 'BulkOperationPerson', sql`${sql.ref('operation')} in (${operations})`)
  return people < maxDeletedRows ? people + (await deleteRows(tx, 'BulkOperation', ended)) : people
}
