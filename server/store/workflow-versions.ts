import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { limitRows } from './paging.ts'
import { nameOfPerson } from './person-names.ts'
import { raiseRevision } from './revisions.ts'
import { signRow, verifyRow, verifyRows } from './signed-rows.ts'
import type { WorkflowVersionTable } from './workflow-tables.ts'

type StoredVersion = Selectable<WorkflowVersionTable>
export type WorkflowVersion = Omit<StoredVersion, 'mac'>

/** Identifies a workflow within a policy. */
export interface WorkflowKey {
  policy: string
  workflow: string
}

/** Version number of a workflow that was never published. */
export const unpublishedVersion = 0

/** The version that new runs start with. */
export async function findCurrentWorkflow(reader: Reader, key: WorkflowKey): Promise<WorkflowVersion | undefined> {
  return (await findCurrent(reader, key)).current
}

/** The number of the newest row, and the newest row whose MAC is right: a refused one does not hide it. */
async function findCurrent(
  reader: Reader,
  key: WorkflowKey,
): Promise<{ newestVersion: number; current: WorkflowVersion | undefined }> {
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', key.policy)
    .where('workflow', '=', key.workflow)
    .orderBy('version', 'desc')
  const newest = await limitRows(reader, query, 1).executeTakeFirst()
  if (!newest) return { newestVersion: unpublishedVersion, current: undefined }
  const opened = verifyRow(reader, 'WorkflowVersion', newest)
  return {
    newestVersion: newest.version,
    current: opened ?? verifyRows(reader, 'WorkflowVersion', await query.execute())[0],
  }
}

/** The current versions of every policy, or of one policy. */
export async function listCurrentWorkflows(reader: Reader, policy?: string): Promise<WorkflowVersion[]> {
  const rows = await reader
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
  const current = await Promise.all(
    rows.map((row) => verifyRow(reader, 'WorkflowVersion', row) ?? findCurrentWorkflow(reader, row)),
  )
  return current.filter((version) => version !== undefined)
}

export async function findWorkflowVersion(reader: Reader, id: string): Promise<WorkflowVersion | undefined> {
  const row = await reader.selectFrom('WorkflowVersion').selectAll().where('id', '=', id).executeTakeFirst()
  return verifyRow(reader, 'WorkflowVersion', row)
}

/** A version by its number. */
export async function findWorkflowByNumber(
  reader: Reader,
  { policy, workflow, version }: WorkflowKey & { version: number },
): Promise<WorkflowVersion | undefined> {
  const row = await reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .where('policy', '=', policy)
    .where('workflow', '=', workflow)
    .where('version', '=', version)
    .executeTakeFirst()
  return verifyRow(reader, 'WorkflowVersion', row)
}

/** Newest first, with the name of who published each while the audit has it; `before` continues with versions older than that number. */
export async function listWorkflowHistory(
  reader: Reader,
  page: WorkflowKey & { before?: number; count: number },
): Promise<(WorkflowVersion & { authorName: string | null })[]> {
  const { before } = page
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .select(nameOfPerson('WorkflowVersion.author').as('authorName'))
    .where('policy', '=', page.policy)
    .where('workflow', '=', page.workflow)
    .$if(before !== undefined, (some) => some.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
  const rows = await limitRows(reader, query, page.count).execute()
  return verifyRows(reader, 'WorkflowVersion', rows)
}

/** What administrators published last, newest first, with the name of who did while the audit has it; not what comes with the product. */
export async function listRecentPublications(
  reader: Reader,
  count: number,
): Promise<(WorkflowVersion & { authorName: string | null })[]> {
  const query = reader
    .selectFrom('WorkflowVersion')
    .selectAll()
    .select(nameOfPerson('WorkflowVersion.author').as('authorName'))
    .where('author', 'is not', null)
    .orderBy('publishedAt', 'desc')
  return verifyRows(reader, 'WorkflowVersion', await limitRows(reader, query, count).execute())
}

/** Publishes `definition` (JSON) unless the current version is the same; returns the version that is current then. */
export async function publishWorkflow(
  tx: Tx,
  publication: WorkflowKey & { definition: string },
): Promise<WorkflowVersion> {
  for (;;) {
    const current = await findCurrentWorkflow(tx, publication)
    if (current?.definition === publication.definition) return current
    const published = await publishWorkflowOver(tx, publication, current?.version ?? unpublishedVersion)
    // If another node published in between, its version is compared next.
    if (published) return published
  }
}

/** Publishes only over the version that was read (`unpublishedVersion` for none). Undefined if another one was first. */
export async function publishWorkflowOver(
  tx: Tx,
  publication: WorkflowKey & { definition: string; author?: string },
  expectedVersion: number,
): Promise<WorkflowVersion | undefined> {
  const { policy, workflow, definition, author = null } = publication
  const { current, newestVersion } = await findCurrent(tx, publication)
  if ((current?.version ?? unpublishedVersion) !== expectedVersion) return undefined
  const id = uuidv7()
  const row = signRow(tx, 'WorkflowVersion', { policy, workflow, definition, id, version: newestVersion + 1 })
  if (!(await insertIfAbsent(tx, 'WorkflowVersion', { ...row, author, publishedAt: databaseNow(tx) }))) return undefined
  await raiseRevision(tx, 'policies')
  return findWorkflowVersion(tx, id)
}
