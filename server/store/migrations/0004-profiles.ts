import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** What a person registers beside answers, and what is noted of answers, since hashes tell nothing. */
export const profiles: Migration = {
  async up(db) {
    const { ascii, exact, text, longText, moment, flag, integer } = columnTypes(db)
    const no = sql`0`

    await db.schema
      .alterTable('Profile')
      .addColumn('updateRequired', flag, (column) => column.notNull().defaultTo(no))
      .execute()

    const answers = db.schema.alterTable('ProfileAnswer')
    await answers.addColumn('kind', ascii(20), (column) => column.notNull().defaultTo('optional')).execute()
    await answers.addColumn('language', ascii(35), (column) => column.notNull().defaultTo('en')).execute()
    await answers.addColumn('wording', longText).execute()
    await answers.addColumn('sealedAnswer', longText).execute()
    await answers.addColumn('caseSensitive', flag, (column) => column.notNull().defaultTo(no)).execute()
    // The one minimum there was before.
    await answers.addColumn('lengthAtLeast', integer, (column) => column.notNull().defaultTo(sql`2`)).execute()
    await answers.addColumn('questionLength', integer).execute()
    await answers.addColumn('repeatsAnother', flag, (column) => column.notNull().defaultTo(no)).execute()
    await answers.addColumn('repeatsQuestion', flag, (column) => column.notNull().defaultTo(no)).execute()

    await db.schema
      .createTable('ProfileContact')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull().references('Profile.personId'))
      .addColumn('kind', ascii(20), (column) => column.notNull())
      .addColumn('sealedValue', longText, (column) => column.notNull())
      .addColumn('addedAt', moment, (column) => column.notNull())
      .addColumn('verifiedAt', moment)
      .execute()
    await db.schema.createIndex('ProfileContactByPerson').on('ProfileContact').column('personId').execute()

    await db.schema
      .createTable('ProfileTotp')
      .addColumn('personId', exact(100), (column) => column.notNull().primaryKey().references('Profile.personId'))
      .addColumn('sealedSecret', longText, (column) => column.notNull())
      .addColumn('lastStep', integer, (column) => column.notNull())
      .addColumn('addedAt', moment, (column) => column.notNull())
      .addColumn('lastUsedAt', moment)
      .execute()

    await db.schema
      .createTable('ProfilePasskey')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull().references('Profile.personId'))
      .addColumn('credentialHash', ascii(64), (column) => column.notNull().unique())
      .addColumn('credentialId', longText, (column) => column.notNull())
      .addColumn('publicKey', longText, (column) => column.notNull())
      .addColumn('counter', ascii(10), (column) => column.notNull())
      .addColumn('transports', text(200), (column) => column.notNull())
      .addColumn('name', text(100), (column) => column.notNull())
      .addColumn('addedAt', moment, (column) => column.notNull())
      .addColumn('lastUsedAt', moment)
      .execute()
    await db.schema.createIndex('ProfilePasskeyByPerson').on('ProfilePasskey').column('personId').execute()

    await db.schema
      .createTable('ProfilePasscode')
      .addColumn('personId', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('hash', ascii(255), (column) => column.notNull())
      .addColumn('issuedAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .execute()
  },
}
