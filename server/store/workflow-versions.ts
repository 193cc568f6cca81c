import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { firstRows } from './paging.ts'
import type { Tables, WorkflowVersionTable } from './tables.ts'

export type WorkflowVersion = Selectable<WorkflowVersionTable>

/** The version that runs begin on now. */
export function currentWorkflow(
  reader: Reader,
  of: { policy: string; workflow: string },
): Promise<WorkflowVersion | undefined> {
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', of.policy)
    .where('workflow', '=', of.workflow)
    .orderBy('version', 'desc')
  return firstRows<Tables, 'WorkflowVersion', WorkflowVersion>(reader, query, 1).executeTakeFirst()
}

/** Every current version of a policy. */
export async function currentWorkflows(reader: Reader, policy: string): Promise<WorkflowVersion[]> {
  const rows = await reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', policy)
    .orderBy('workflow')
    .orderBy('version')
    .execute()
  return [...new Map(rows.map((row) => [row.workflow, row])).values()]
}

export function findWorkflowVersion(reader: Reader, id: string): Promise<WorkflowVersion | undefined> {
  return reader.selectFrom('WorkflowVersion').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Publishes `definition` (JSON) unless the current version says the same; gives the version that stands then. */
export async function publishWorkflow(
  tx: Tx,
  of: { policy: string; workflow: string; definition: string },
): Promise<WorkflowVersion> {
  for (;;) {
    const current = await currentWorkflow(tx, of)
    if (current?.definition === of.definition) return current
    const id = uuidv7()
    const row = { ...of, id, version: (current?.version ?? 0) + 1, publishedAt: databaseNow(tx) }
    // When another node published in the meantime, its version is the one to compare with.
    if (!(await insertIfAbsent(tx, 'WorkflowVersion', row))) continue
    return tx.selectFrom('WorkflowVersion').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }
}
