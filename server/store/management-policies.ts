import type { Selectable } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, isUniqueViolation } from './inserting.ts'
import { raiseRevision } from './revisions.ts'
import type { ManagementPolicyTable } from './tables.ts'

export type StoredPolicy = Selectable<ManagementPolicyTable>

/** Version of a policy that was just stored. */
export const firstPolicyVersion = 1

/** In the order in which they decide. */
export function listPolicies(reader: Reader): Promise<StoredPolicy[]> {
  return reader.selectFrom('ManagementPolicy').selectAll().orderBy('priority').execute()
}

export function findPolicy(reader: Reader, id: string): Promise<StoredPolicy | undefined> {
  return reader.selectFrom('ManagementPolicy').selectAll().where('id', '=', id).executeTakeFirst()
}

/** False: that id or that priority is taken. */
export async function insertPolicy(
  tx: Tx,
  policy: { id: string; priority: number; definition: string },
): Promise<boolean> {
  const row = { ...policy, version: firstPolicyVersion, updatedAt: databaseNow(tx) }
  const inserted = await insertIfAbsent(tx, 'ManagementPolicy', row)
  if (inserted) await raiseRevision(tx, 'policies')
  return inserted
}

export type PolicyUpdate = 'updated' | 'changed-meanwhile' | 'priority-taken'

/** Writes only over the version that was read; the row then has `expectedVersion + 1`. */
export async function updatePolicy(
  tx: Tx,
  of: { id: string; expectedVersion: number },
  changes: { priority?: number; definition?: string },
): Promise<PolicyUpdate> {
  try {
    const { numUpdatedRows } = await tx
      .updateTable('ManagementPolicy')
      .set({ ...changes, version: of.expectedVersion + 1, updatedAt: databaseNow(tx) })
      .where('id', '=', of.id)
      .where('version', '=', of.expectedVersion)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return 'changed-meanwhile'
  } catch (error) {
    if (isUniqueViolation(error)) return 'priority-taken'
    throw error
  }
  await raiseRevision(tx, 'policies')
  return 'updated'
}

/** Gives policies new places; those that have theirs already stay untouched. */
export async function reorderPolicies(tx: Tx, order: readonly { id: string; priority: number }[]): Promise<void> {
  const standing = new Map((await listPolicies(tx)).map((policy) => [policy.id, policy]))
  const moved = order.filter(({ id, priority }) => standing.get(id)?.priority !== priority)
  // Out of the way first: no two ever have one place.
  for (const [index, { id }] of moved.entries()) {
    await tx
      .updateTable('ManagementPolicy')
      .set({ priority: -1 - index })
      .where('id', '=', id)
      .execute()
  }
  for (const { id, priority } of moved) {
    const version = (standing.get(id)?.version ?? 0) + 1
    await tx
      .updateTable('ManagementPolicy')
      .set({ priority, version, updatedAt: databaseNow(tx) })
      .where('id', '=', id)
      .execute()
  }
  if (moved.length > 0) await raiseRevision(tx, 'policies')
}

/** False: it was changed since that version, or is gone. */
export async function deletePolicy(tx: Tx, of: { id: string; expectedVersion: number }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('ManagementPolicy')
    .where('id', '=', of.id)
    .where('version', '=', of.expectedVersion)
    .executeTakeFirst()
  if (numDeletedRows === 1n) await raiseRevision(tx, 'policies')
  return numDeletedRows === 1n
}
