import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { insertIfAbsent, isUniqueViolation } from './inserting.ts'
import { raiseRevision, raiseRevisionFrom, readRevision } from './revisions.ts'
import { signRow, updateSignedRow, verifyRow, verifyRows } from './signed-rows.ts'
import type { ManagementPolicyTable } from './tables.ts'

export type StoredPolicy = Omit<Selectable<ManagementPolicyTable>, 'mac'>

/** Version of a policy that was just inserted. */
export const firstPolicyVersion = 1

/** In order of priority. */
export async function listPolicies(reader: Reader): Promise<StoredPolicy[]> {
  const rows = await reader.selectFrom('ManagementPolicy').selectAll().orderBy('priority').execute()
  return verifyRows(reader, 'ManagementPolicy', rows)
}

export async function findPolicy(reader: Reader, id: string): Promise<StoredPolicy | undefined> {
  const row = await reader.selectFrom('ManagementPolicy').selectAll().where('id', '=', id).executeTakeFirst()
  return verifyRow(reader, 'ManagementPolicy', row)
}

/** False if the id or the priority is taken. `version`: after those that are kept of a deleted policy with this id. */
export async function insertPolicy(
  tx: Tx,
  policy: { id: string; priority: number; definition: string; version?: number },
): Promise<boolean> {
  const row = signRow(tx, 'ManagementPolicy', { version: firstPolicyVersion, ...policy })
  const inserted = await insertIfAbsent(tx, 'ManagementPolicy', { ...row, updatedAt: databaseNow(tx) })
  if (inserted) await raiseRevision(tx, 'policies')
  return inserted
}

type PolicyUpdate = 'updated' | 'changed-meanwhile' | 'priority-taken'

/** Writes only over the version that was read; the row then has `expectedVersion + 1`. */
export async function updatePolicy(
  tx: Tx,
  target: { id: string; expectedVersion: number },
  changes: { priority?: number; definition?: string },
): Promise<PolicyUpdate> {
  const { id, expectedVersion } = target
  const updatedAt = await readDatabaseTime(tx)
  try {
    const isUpdated = await updateSignedRow(tx, 'ManagementPolicy', [id], ({ version }) =>
      version === expectedVersion ? { ...changes, version: expectedVersion + 1, updatedAt } : undefined,
    )
    if (!isUpdated) return 'changed-meanwhile'
  } catch (error) {
    if (isUniqueViolation(error)) return 'priority-taken'
    throw error
  }
  await raiseRevision(tx, 'policies')
  return 'updated'
}

/**
 * Sets new priorities; policies that have theirs already keep their version. False if a policy was changed since `revision`, which is
 * the one of the order that the new one was made from.
 */
export async function reorderPolicies(
  tx: Tx,
  order: readonly { id: string; priority: number }[],
  revision: number,
): Promise<boolean> {
  const current = new Map((await listPolicies(tx)).map((policy) => [policy.id, policy]))
  const changed = order.filter(({ id, priority }) => current.get(id)?.priority !== priority)
  if (changed.length === 0) return (await readRevision(tx, 'policies')) === revision
  // First, since its row makes other writers of policies wait: two orders made from one are never both accepted.
  if (!(await raiseRevisionFrom(tx, 'policies', revision))) return false
  const updatedAt = await readDatabaseTime(tx)
  const change = (id: string, priority: number, version: number) =>
    updateSignedRow(tx, 'ManagementPolicy', [id], () => ({ priority, version, updatedAt }))
  const versionOf = (id: string) => current.get(id)?.version ?? 0
  // Temporary priorities first, since no two policies may have the same one.
  for (const [index, { id }] of changed.entries()) await change(id, -1 - index, versionOf(id))
  for (const { id, priority } of changed) await change(id, priority, versionOf(id) + 1)
  return true
}

/** False if it was changed since that version, or does not exist. */
export async function deletePolicy(tx: Tx, target: { id: string; expectedVersion: number }): Promise<boolean> {
  const isDeleted = await tx
    .deleteFrom('ManagementPolicy')
    .where('id', '=', target.id)
    .where('version', '=', target.expectedVersion)
    .$call(changesOneRow)
  if (isDeleted) await raiseRevision(tx, 'policies')
  return isDeleted
}
