import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Keys by which scripts call the administration API. */
export const apiKeys: Migration = {
  async up(db) {
    const { ascii, exact, longText, moment, text } = columnTypes(db)
    await db.schema
      .createTable('ApiKey')
      .addColumn('id', ascii(36), (column) => column.primaryKey())
      .addColumn('tokenHash', ascii(64), (column) => column.notNull())
      .addColumn('name', text(100), (column) => column.notNull())
      .addColumn('scope', longText, (column) => column.notNull())
      .addColumn('createdBy', exact(100), (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('lastUsedAt', moment)
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('ApiKeyByToken').unique().on('ApiKey').column('tokenHash').execute()
    await db.schema.createIndex('ApiKeyByExpiry').on('ApiKey').column('expiresAt').execute()
  },
}
