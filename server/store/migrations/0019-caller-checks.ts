import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Callers whom an operator has checked, for the tasks of the same call. */
export const callerChecks: Migration = {
  async up(db) {
    const { ascii, exact, moment } = columnTypes(db)
    await db.schema
      .createTable('CallerCheck')
      .addColumn('sessionHash', ascii(64), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('id', ascii(36), (column) => column.notNull())
      .addColumn('method', ascii(40), (column) => column.notNull())
      .addColumn('proof', ascii(64), (column) => column.notNull())
      .addColumn('scope', ascii(64), (column) => column.notNull())
      .addColumn('checkedAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .addPrimaryKeyConstraint('CallerCheckKey', ['sessionHash', 'personId'])
      .execute()
  },
}
