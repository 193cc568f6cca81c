import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Workflows that administrators have not published yet, and who published the versions. */
export const workflowDrafts: Migration = {
  async up(db) {
    const { ascii, exact, integer, longText, moment } = columnTypes(db)
    await db.schema
      .createTable('WorkflowDraft')
      .addColumn('policy', ascii(64), (column) => column.notNull())
      .addColumn('workflow', ascii(64), (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('basedOn', integer, (column) => column.notNull())
      .addColumn('definition', longText)
      .addColumn('author', exact(100))
      .addColumn('savedAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .addPrimaryKeyConstraint('WorkflowDraftKey', ['policy', 'workflow'])
      .execute()
    await db.schema.createIndex('WorkflowDraftByAuthor').on('WorkflowDraft').column('author').execute()
    await db.schema.alterTable('WorkflowVersion').addColumn('author', exact(100)).execute()
    await db.schema.createIndex('WorkflowVersionByAuthor').on('WorkflowVersion').column('author').execute()
  },
}
