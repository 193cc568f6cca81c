import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** What waits for somebody's manager. */
export const approvals: Migration = {
  async up(db) {
    const { ascii, exact, text, moment } = columnTypes(db)
    await db.schema
      .createTable('Approval')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('workflow', exact(100), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('personDomain', text(255), (column) => column.notNull())
      .addColumn('approverId', exact(100), (column) => column.notNull())
      .addColumn('approverDomain', text(255), (column) => column.notNull())
      .addColumn('status', ascii(20), (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('decidedAt', moment)
      .execute()
    await db.schema.createIndex('ApprovalByPerson').on('Approval').columns(['personId', 'workflow']).execute()
    await db.schema.createIndex('ApprovalByApprover').on('Approval').columns(['approverId', 'status']).execute()
  },
}
