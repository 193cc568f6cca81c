import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** What administrators do to many people at once, and what became of each of them. */
export const bulkOperations: Migration = {
  async up(db) {
    const { ascii, exact, flag, integer, longText, moment, text } = columnTypes(db)
    await db.schema
      .createTable('BulkOperation')
      .addColumn('id', ascii(36), (column) => column.primaryKey())
      .addColumn('kind', ascii(40), (column) => column.notNull())
      .addColumn('name', text(100), (column) => column.notNull())
      .addColumn('definition', longText, (column) => column.notNull())
      .addColumn('status', ascii(20), (column) => column.notNull())
      .addColumn('author', exact(100), (column) => column.notNull())
      .addColumn('authorDomain', exact(255), (column) => column.notNull())
      .addColumn('startAt', moment, (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('endedAt', moment)
      .addColumn('prepared', flag, (column) => column.notNull())
      .addColumn('position', longText)
      .addColumn('examined', integer, (column) => column.notNull())
      .addColumn('wave', integer, (column) => column.notNull())
      .addColumn('waveLeft', integer, (column) => column.notNull())
      .addColumn('nextAt', moment, (column) => column.notNull())
      .addColumn('unsettled', flag, (column) => column.notNull())
      .addColumn('problem', ascii(64))
      .addColumn('failures', integer, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('BulkOperationPerson')
      .addColumn('operation', ascii(36), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('domain', exact(255), (column) => column.notNull())
      .addColumn('name', exact(400), (column) => column.notNull())
      .addColumn('outcome', ascii(40), (column) => column.notNull())
      .addColumn('passwordLastSet', moment)
      .addColumn('ticket', longText)
      .addColumn('wave', integer)
      .addColumn('at', moment)
      .addPrimaryKeyConstraint('BulkOperationPersonKey', ['operation', 'personId'])
      .execute()
    await db.schema
      .createIndex('BulkOperationPersonByOutcome')
      .on('BulkOperationPerson')
      .columns(['operation', 'outcome', 'personId'])
      .execute()
    await db.schema.createIndex('BulkOperationPersonByPerson').on('BulkOperationPerson').column('personId').execute()
  },
}
