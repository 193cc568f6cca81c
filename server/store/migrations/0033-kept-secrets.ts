import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Secrets of other systems that administrators enter: settings and steps name them by their id. */
export const keptSecrets: Migration = {
  async up(db) {
    const { ascii, longText, moment } = columnTypes(db)
    await db.schema
      .createTable('KeptSecret')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('purpose', ascii(100), (column) => column.notNull())
      .addColumn('envelope', longText, (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .execute()
  },
}
