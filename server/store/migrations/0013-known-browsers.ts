import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Browsers in which somebody succeeded before, for each account of theirs. */
export const knownBrowsers: Migration = {
  async up(db) {
    const { ascii, exact, moment } = columnTypes(db)
    await db.schema
      .createTable('KnownBrowser')
      .addColumn('browserHash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('usedAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('KnownBrowserByPerson').on('KnownBrowser').columns(['personId', 'usedAt']).execute()
  },
}
