import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** The last change of each account's password that the password pages have announced, and what became of it. */
export const targetPasswords: Migration = {
  async up(db) {
    const { ascii, exact, longText, moment } = columnTypes(db)
    await db.schema
      .createTable('TargetPassword')
      .addColumn('target', exact(200), (column) => column.notNull().primaryKey())
      .addColumn('request', ascii(36), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('state', ascii(20), (column) => column.notNull())
      .addColumn('refusal', longText)
      .addColumn('ticket', longText, (column) => column.notNull())
      .addColumn('announcedAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('TargetPasswordByExpiry').on('TargetPassword').column('expiresAt').execute()
  },
}
