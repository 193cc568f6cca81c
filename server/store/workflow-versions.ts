import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { firstRows } from './paging.ts'
import { raiseRevision } from './revisions.ts'
import type { Tables, WorkflowVersionTable } from './tables.ts'

export type WorkflowVersion = Selectable<WorkflowVersionTable>

/** A workflow of a policy. */
export interface WorkflowOf {
  policy: string
  workflow: string
}

/** Version number of a workflow that was never published. */
export const unpublished = 0

/** The version that runs begin on now. */
export function currentWorkflow(reader: Reader, of: WorkflowOf): Promise<WorkflowVersion | undefined> {
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', of.policy)
    .where('workflow', '=', of.workflow)
    .orderBy('version', 'desc')
  return firstRows<Tables, 'WorkflowVersion', WorkflowVersion>(reader, query, 1).executeTakeFirst()
}

/** Every policy's current versions, or one policy's. */
export function currentWorkflows(reader: Reader, policy?: string): Promise<WorkflowVersion[]> {
  return reader
    .selectFrom('WorkflowVersion as current')
    .selectAll('current')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('WorkflowVersion as later')
            .select('later.id')
            .whereRef('later.policy', '=', 'current.policy')
            .whereRef('later.workflow', '=', 'current.workflow')
            .whereRef('later.version', '>', 'current.version'),
        ),
      ),
    )
    .$if(policy !== undefined, (query) => query.where('current.policy', '=', policy ?? ''))
    .orderBy('current.policy')
    .orderBy('current.workflow')
    .execute()
}

export function findWorkflowVersion(reader: Reader, id: string): Promise<WorkflowVersion | undefined> {
  return reader.selectFrom('WorkflowVersion').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A version by its number. */
export function findWorkflowNumber(
  reader: Reader,
  { policy, workflow, version }: WorkflowOf & { version: number },
): Promise<WorkflowVersion | undefined> {
  return reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', policy)
    .where('workflow', '=', workflow)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** Newest first; `before` goes on with those older than that number. */
export function workflowHistory(
  reader: Reader,
  of: WorkflowOf & { before?: number; count: number },
): Promise<WorkflowVersion[]> {
  const { before } = of
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', of.policy)
    .where('workflow', '=', of.workflow)
    .$if(before !== undefined, (some) => some.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
  return firstRows<Tables, 'WorkflowVersion', WorkflowVersion>(reader, query, of.count).execute()
}

/** Publishes `definition` (JSON) unless the current version says the same; gives the version that stands then. */
export async function publishWorkflow(tx: Tx, of: WorkflowOf & { definition: string }): Promise<WorkflowVersion> {
  for (;;) {
    const current = await currentWorkflow(tx, of)
    if (current?.definition === of.definition) return current
    const published = await publishWorkflowAfter(tx, of, current?.version ?? unpublished)
    // When another node published in the meantime, its version is the one to compare with.
    if (published) return published
  }
}

/** Publishes only over the version that was read (`unpublished` for none). Undefined: another was first. */
export async function publishWorkflowAfter(
  tx: Tx,
  of: WorkflowOf & { definition: string },
  expectedVersion: number,
): Promise<WorkflowVersion | undefined> {
  const { policy, workflow, definition } = of
  const current = await currentWorkflow(tx, of)
  if ((current?.version ?? unpublished) !== expectedVersion) return undefined
  const id = uuidv7()
  const row = { policy, workflow, definition, id, version: expectedVersion + 1, publishedAt: databaseNow(tx) }
  if (!(await insertIfAbsent(tx, 'WorkflowVersion', row))) return undefined
  await raiseRevision(tx, 'policies')
  return findWorkflowVersion(tx, id)
}
