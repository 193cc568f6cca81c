import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Second factors of staff, codes that enrol one, and sign-ins that wait for one. */
export const secondFactor: Migration = {
  async up(db) {
    const { ascii, exact, longText, moment } = columnTypes(db)
    await db.schema
      .createTable('StaffFactor')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('kind', ascii(20), (column) => column.notNull())
      .addColumn('envelope', longText, (column) => column.notNull())
      .addColumn('lastUse', ascii(20), (column) => column.notNull())
      .addColumn('addedAt', moment, (column) => column.notNull())
      .addColumn('lastUsedAt', moment)
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('StaffFactorByPerson').on('StaffFactor').column('personId').execute()
    await db.schema
      .createTable('EnrolmentCode')
      .addColumn('personId', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('hmac', ascii(64), (column) => column.notNull())
      .addColumn('issuedAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('PendingSignIn')
      .addColumn('tokenHash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('envelope', longText, (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('PendingSignInByPerson').on('PendingSignIn').column('personId').execute()
    await db.schema.alterTable('Session').addColumn('secondFactor', ascii(20)).execute()
  },
}
