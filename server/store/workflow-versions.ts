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

/** Ids of a policy's current versions, of one workflow or of all. Without the definitions: whoever knows a version knows its own. */
export async function currentVersions(
  reader: Reader,
  of: { policy: string; workflow?: string },
): Promise<WorkflowVersion['id'][]> {
  const rows = await reader
    .selectFrom('WorkflowVersion')
    .select(['id', 'workflow'])
    .where('policy', '=', of.policy)
    .$if(of.workflow !== undefined, (query) => query.where('workflow', '=', of.workflow ?? ''))
    .orderBy('workflow')
    .orderBy('version')
    .execute()
  return [...new Map(rows.map((row) => [row.workflow, row.id])).values()]
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
