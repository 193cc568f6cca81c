import { type Selectable, sql } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { limitRows } from './paging.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'
import type { ApprovalTable } from './tables.ts'
import { findVerified } from './verified-pages.ts'

/** `expired`: its time is over, by the database's clock. */
export type Approval = Omit<Selectable<ApprovalTable>, 'mac'> & { expired: boolean }
export type Decision = 'approved' | 'refused'

export async function insertApproval(
  tx: Tx,
  approval: Pick<Approval, 'id' | 'workflow' | 'personId' | 'personDomain' | 'approverId' | 'approverDomain'> & {
    runId: string
    number: string | null
    milliseconds: number
  },
): Promise<void> {
  const { milliseconds, ...row } = approval
  const createdAt = await readDatabaseTime(tx)
  const times = { createdAt, expiresAt: addMilliseconds(createdAt, milliseconds), decidedAt: null }
  await tx
    .insertInto('Approval')
    .values(signRow(tx, 'Approval', { ...row, ...times, status: 'open', numbersTried: 0 }))
    .execute()
}

export async function findApproval(reader: Reader, id: string): Promise<Approval | undefined> {
  const row = await selectApprovals(reader).where('id', '=', id).executeTakeFirst()
  const right = verifyRow(reader, 'Approval', row)
  return right && toApproval(right)
}

/** Approvals that wait for this approver, oldest first. */
export async function listOpenApprovals(reader: Reader, approverId: string, count: number): Promise<Approval[]> {
  const query = selectApprovals(reader)
    .where('approverId', '=', approverId)
    .where('status', '=', 'open')
    .where('expiresAt', '>', databaseNow(reader))
  const rows = await findVerified(reader, 'Approval', { orderBy: ['createdAt', 'id'], count }, (page) =>
    limitRows(reader, query.where(page.isAfter).orderBy(page.order), page.count).execute(),
  )
  return rows.map(toApproval)
}

/** In place of an approver: operators in whose scope the person is, but for the one who asks. */
export const anyOperator = 'any-operator'

/** Decides what waits for a second operator, and records who that is. False if it was decided before or has expired. */
export async function decideAsOperator(
  tx: Tx,
  { id, approver, decision }: { id: string; approver: { id: string; domain: string }; decision: Decision },
): Promise<boolean> {
  const now = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'Approval', [id], ({ status, expiresAt, approverId }) => {
    if (status !== 'open' || expiresAt <= now || approverId !== anyOperator) return undefined
    return { status: decision, approverId: approver.id, approverDomain: approver.domain, decidedAt: now }
  })
}

/** Numbers that an approver may enter for one request. */
const maxNumbers = 3

/**
 * Counts a number that the approver entered, before it is compared. Returns how many are left after this one; undefined if the approval
 * can no longer be decided by this approver.
 */
export async function reserveNumber(tx: Tx, approval: { id: string; approverId: string }): Promise<number | undefined> {
  const now = await readDatabaseTime(tx)
  let left: number | undefined
  const counted = await updateSignedRow(tx, 'Approval', [approval.id], (row) => {
    const isOpen = row.status === 'open' && row.expiresAt > now && row.numbersTried < maxNumbers
    if (!isOpen || row.approverId !== approval.approverId) return undefined
    left = maxNumbers - row.numbersTried - 1
    return { numbersTried: row.numbersTried + 1 }
  })
  return counted ? left : undefined
}

/** False if it was decided, used or withdrawn before, has expired, or belongs to another approver. */
export function decideApproval(
  tx: Tx,
  decision: { id: string; approverId: string; decision: Decision },
): Promise<boolean> {
  return changeStatus(tx, { id: decision.id, from: 'open', to: decision.decision, approverId: decision.approverId })
}

/** Withdraws an approval that can no longer be decided by the person who was asked. False as for `decideApproval`. */
export function withdrawApproval(tx: Tx, approval: { id: string; approverId: string }): Promise<boolean> {
  return changeStatus(tx, { ...approval, from: 'open', to: 'withdrawn' })
}

/** Only the run that asked can use an approval, once: false for any other, and if it was used before. */
export function useApproval(tx: Tx, approval: { id: string; runId: string }): Promise<boolean> {
  return changeStatus(tx, { ...approval, from: 'approved', to: 'used' })
}

async function changeStatus(
  tx: Tx,
  change: { id: string; from: string; to: string; approverId?: string; runId?: string },
): Promise<boolean> {
  const now = await readDatabaseTime(tx)
  return updateSignedRow(tx, 'Approval', [change.id], ({ status, expiresAt, approverId, runId }) => {
    const isOthers =
      (change.approverId !== undefined && approverId !== change.approverId) ||
      (change.runId !== undefined && runId !== change.runId)
    if (status !== change.from || expiresAt <= now || isOthers) return undefined
    return { status: change.to, ...(change.from === 'open' && { decidedAt: now }) }
  })
}

const selectApprovals = (reader: Reader) =>
  reader
    .selectFrom('Approval')
    .selectAll()
    .select(sql<number>`case when ${sql.ref('expiresAt')} <= ${databaseNow(reader)} then 1 else 0 end`.as('over'))

const toApproval = ({ over, ...row }: Omit<Selectable<ApprovalTable>, 'mac'> & { over: number }): Approval => ({
  ...row,
  expired: over === 1,
})
