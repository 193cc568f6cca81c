import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Which version of an agreement a person accepted last. */
export const agreements: Migration = {
  async up(db) {
    const { exact, text, moment } = columnTypes(db)
    await db.schema
      .createTable('AgreementAcceptance')
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('agreement', exact(60), (column) => column.notNull())
      .addColumn('version', text(60), (column) => column.notNull())
      .addColumn('acceptedAt', moment, (column) => column.notNull())
      .addPrimaryKeyConstraint('AgreementAcceptanceKey', ['personId', 'agreement'])
      .execute()
  },
}
