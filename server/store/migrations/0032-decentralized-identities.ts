import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Decentralized identities that people registered, and what wallets have proven on another device and nobody has handed in yet. */
export const decentralizedIdentities: Migration = {
  async up(db) {
    const { ascii, exact, moment, integer, text } = columnTypes(db)
    await db.schema
      .createTable('ProfileDecentralizedIdentity')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull().references('Profile.personId'))
      .addColumn('identifierHash', ascii(64), (column) => column.notNull().unique())
      .addColumn('identifier', exact(1000), (column) => column.notNull())
      .addColumn('name', text(60), (column) => column.notNull())
      .addColumn('addedAt', moment, (column) => column.notNull())
      .addColumn('lastUsedAt', moment)
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('ProfileDecentralizedIdentityByPerson')
      .on('ProfileDecentralizedIdentity')
      .column('personId')
      .execute()
    await db.schema
      .createTable('WalletAnswer')
      .addColumn('challengeHash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('identifier', exact(1000), (column) => column.notNull())
      .addColumn('codeHash', ascii(64), (column) => column.notNull())
      .addColumn('tries', integer, (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('WalletAnswerByExpiry').on('WalletAnswer').column('expiresAt').execute()
  },
}
