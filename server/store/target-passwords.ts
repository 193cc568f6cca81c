import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { addMilliseconds, readDatabaseTime } from './database-time.ts'
import { deleteExpiredRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { signRow, updateSignedRow, verifyRow } from './signed-rows.ts'
import type { TargetPasswordTable } from './target-password-table.ts'

type Row = Omit<Selectable<TargetPasswordTable>, 'mac'>

export type TargetPassword = Row & {
  /** The process that announced the write may still send it. */
  isLeased: boolean
}

/** Longer than the time limits of a write and of what is read before it. */
export const writeLeaseMs = 60_000
const lifetimeMs = 30 * 86_400_000

export async function findTargetPassword(reader: Reader, target: string): Promise<TargetPassword | undefined> {
  const found = verifyRow(reader, 'TargetPassword', await selectRow(reader, target))
  if (!found) return undefined
  const ageMs = (await readDatabaseTime(reader)).getTime() - found.announcedAt.getTime()
  // An announcement from the future was made before the clock was set back, and its lease would last too long.
  return { ...found, isLeased: found.state === 'announced' && Math.abs(ageMs) < writeLeaseMs }
}

/** Announces a write, in place of one whose outcome is known. False: another write to this target is announced, and must be settled first. */
export async function announceTargetPassword(
  tx: Tx,
  announced: Pick<Row, 'target' | 'request' | 'personId' | 'ticket'>,
): Promise<boolean> {
  const announcedAt = await readDatabaseTime(tx)
  const row = {
    ...announced,
    state: 'announced',
    refusal: null,
    announcedAt,
    expiresAt: addMilliseconds(announcedAt, lifetimeMs),
  }
  const stored = await selectRow(tx, row.target)
  if (stored && verifyRow(tx, 'TargetPassword', stored))
    return updateSignedRow(tx, 'TargetPassword', [row.target], ({ state }) => (state === 'announced' ? undefined : row))
  // A row whose MAC is wrong is as good as absent.
  if (stored) await tx.deleteFrom('TargetPassword').where('target', '=', row.target).$call(changesOneRow)
  return insertIfAbsent(tx, 'TargetPassword', signRow(tx, 'TargetPassword', row))
}

/** Records what became of an announced write. False: another process was first. */
export const settleTargetPassword = (
  tx: Tx,
  { target, request }: Pick<Row, 'target' | 'request'>,
  outcome: Pick<Row, 'state' | 'refusal'>,
): Promise<boolean> =>
  updateSignedRow(tx, 'TargetPassword', [target], (row) =>
    row.state === 'announced' && row.request === request ? outcome : undefined,
  )

export const deleteExpiredTargetPasswords = (tx: Tx): Promise<number> => deleteExpiredRows(tx, 'TargetPassword')

const selectRow = (reader: Reader, target: string) =>
  reader.selectFrom('TargetPassword').selectAll().where('target', '=', target).executeTakeFirst()
