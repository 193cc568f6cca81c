import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Signed-on people of the sites. */
export const session: Migration = {
  async up(db) {
    const { ascii, exact, text, moment } = columnTypes(db)
    await db.schema
      .createTable('Session')
      .addColumn('tokenHash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('frontEnd', ascii(40), (column) => column.notNull())
      .addColumn('module', ascii(60), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('domain', text(255), (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('SessionByPerson').on('Session').column('personId').execute()
  },
}
