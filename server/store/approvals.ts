import { type Selectable, sql } from 'kysely'
import { databaseNow, databaseNowPlus } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { firstRows } from './paging.ts'
import type { ApprovalTable, Tables } from './tables.ts'

/** `over`: its time has passed, by the database's clock. */
export type Approval = Selectable<ApprovalTable> & { over: boolean }
export type Decision = 'approved' | 'refused'

export async function insertApproval(
  tx: Tx,
  approval: Pick<Approval, 'id' | 'workflow' | 'personId' | 'personDomain' | 'approverId' | 'approverDomain'> & {
    milliseconds: number
  },
): Promise<void> {
  const { milliseconds, ...row } = approval
  const times = { createdAt: databaseNow(tx), expiresAt: databaseNowPlus(tx, milliseconds), decidedAt: null }
  await tx
    .insertInto('Approval')
    .values({ ...row, ...times, status: 'open' })
    .execute()
}

export async function findApproval(reader: Reader, id: string): Promise<Approval | undefined> {
  const row = await select(reader).where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

/** One that was granted for this task of this person, is in its time, and has not been used. */
export async function findGranted(
  reader: Reader,
  of: { personId: string; workflow: string },
): Promise<Approval | undefined> {
  const query = select(reader)
    .where('personId', '=', of.personId)
    .where('workflow', '=', of.workflow)
    .where('status', '=', 'approved')
    .where('expiresAt', '>', databaseNow(reader))
    .orderBy('createdAt', 'desc')
  const row = await firstRows<Tables, 'Approval', Row>(reader, query, 1).executeTakeFirst()
  return row && read(row)
}

/** What waits for this approver, oldest first. */
export async function listOpenApprovals(reader: Reader, approverId: string, count: number): Promise<Approval[]> {
  const query = select(reader)
    .where('approverId', '=', approverId)
    .where('status', '=', 'open')
    .where('expiresAt', '>', databaseNow(reader))
    .orderBy('createdAt')
  const rows = await firstRows<Tables, 'Approval', Row>(reader, query, count).execute()
  return rows.map(read)
}

/** False: it was decided, used or withdrawn before, is over, or is not this approver's. */
export function decideApproval(tx: Tx, of: { id: string; approverId: string; decision: Decision }): Promise<boolean> {
  return moveOn(tx, { id: of.id, from: 'open', to: of.decision, approverId: of.approverId })
}

/** Nobody may decide it any more who was asked. False: as of `decideApproval`. */
export function withdrawApproval(tx: Tx, of: { id: string; approverId: string }): Promise<boolean> {
  return moveOn(tx, { ...of, from: 'open', to: 'withdrawn' })
}

/** Good for one task only: false for whoever comes second. */
export function useApproval(tx: Tx, id: string): Promise<boolean> {
  return moveOn(tx, { id, from: 'approved', to: 'used' })
}

export async function deleteApprovalsBefore(tx: Tx, moment: Date): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('Approval').where('expiresAt', '<', moment).executeTakeFirst()
  return Number(numDeletedRows)
}

async function moveOn(tx: Tx, of: { id: string; from: string; to: string; approverId?: string }): Promise<boolean> {
  let update = tx
    .updateTable('Approval')
    .set({ status: of.to, ...(of.from === 'open' && { decidedAt: databaseNow(tx) }) })
    .where('id', '=', of.id)
    .where('status', '=', of.from)
    .where('expiresAt', '>', databaseNow(tx))
  if (of.approverId !== undefined) update = update.where('approverId', '=', of.approverId)
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

type Row = Selectable<ApprovalTable> & { over: number }

const select = (reader: Reader) =>
  reader
    .selectFrom('Approval')
    .selectAll()
    .select(sql<number>`case when ${sql.ref('expiresAt')} <= ${databaseNow(reader)} then 1 else 0 end`.as('over'))

const read = (row: Row): Approval => ({ ...row, over: row.over === 1 })
