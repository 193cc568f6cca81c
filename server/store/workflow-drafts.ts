import type { Selectable } from 'kysely'
import { changesOneRow } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { nameOfPerson } from './person-names.ts'
import { signRow, verifyRow, verifyRows } from './signed-rows.ts'
import type { WorkflowDraftTable } from './workflow-tables.ts'
import type { WorkflowKey } from './workflow-versions.ts'

/** `authorName`: while the audit has it. */
export type WorkflowDraft = Omit<Selectable<WorkflowDraftTable>, 'mac'> & { authorName: string | null }

/** Version of a draft that was never saved. */
export const unsavedDraft = 0

/** The draft of a workflow. One that was published or discarded has no definition, and keeps its number: the next one gets a higher one. */
export async function findWorkflowDraft(
  reader: Reader,
  { policy, workflow }: WorkflowKey,
): Promise<WorkflowDraft | undefined> {
  const row = await selectDrafts(reader)
    .where('policy', '=', policy)
    .where('workflow', '=', workflow)
    .executeTakeFirst()
  return verifyRow(reader, 'WorkflowDraft', row)
}

/** The drafts of every policy, or of one policy, that were neither published nor discarded. */
export async function listWorkflowDrafts(reader: Reader, policy?: string): Promise<WorkflowDraft[]> {
  const rows = await selectDrafts(reader)
    .where('definition', 'is not', null)
    .$if(policy !== undefined, (query) => query.where('policy', '=', policy ?? ''))
    .orderBy('policy')
    .orderBy('workflow')
    .execute()
  return verifyRows(reader, 'WorkflowDraft', rows)
}

const selectDrafts = (reader: Reader) =>
  reader.selectFrom('WorkflowDraft').selectAll().select(nameOfPerson('WorkflowDraft.author').as('authorName'))

/**
 * Writes only over the version that was read (`unsavedDraft` for none); the row then has the next one. `definition` null: it was published
 * or discarded. False if another write was first.
 */
export function saveWorkflowDraft(
  tx: Tx,
  draft: Omit<Selectable<WorkflowDraftTable>, 'mac' | 'savedAt' | 'version'>,
  expectedVersion: number,
): Promise<boolean> {
  const signed = signRow(tx, 'WorkflowDraft', { ...draft, version: expectedVersion + 1 })
  const row = { ...signed, savedAt: databaseNow(tx) }
  if (expectedVersion === unsavedDraft) return insertIfAbsent(tx, 'WorkflowDraft', row)
  return tx
    .updateTable('WorkflowDraft')
    .set(row)
    .where('policy', '=', draft.policy)
    .where('workflow', '=', draft.workflow)
    .where('version', '=', expectedVersion)
    .$call(changesOneRow)
}
