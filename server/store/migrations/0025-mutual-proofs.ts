import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Numbers by which callers see that they speak to the helpdesk. */
export const mutualProofs: Migration = {
  async up(db) {
    const { ascii, exact, moment } = columnTypes(db)
    await db.schema
      .createTable('MutualProof')
      .addColumn('sessionHash', ascii(64), (column) => column.notNull())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('id', ascii(36), (column) => column.notNull())
      .addColumn('numberHash', ascii(64), (column) => column.notNull())
      .addColumn('callerHash', ascii(64))
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('openUntil', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .addPrimaryKeyConstraint('MutualProofKey', ['sessionHash', 'personId'])
      .execute()
    await db.schema.createIndex('MutualProofByPerson').on('MutualProof').column('personId').execute()
    await db.schema.createIndex('MutualProofByCaller').on('MutualProof').column('callerHash').execute()
    await db.schema.createIndex('MutualProofByExpiry').on('MutualProof').column('expiresAt').execute()
  },
}
