import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Mails about what may happen often: which ones are about the same, until when one is held, and how often it has happened. */
export const notices: Migration = {
  async up(db) {
    const { ascii, moment, integer } = columnTypes(db)
    await db.schema.alterTable('OutboxMail').addColumn('notice', ascii(64)).execute()
    await db.schema.alterTable('OutboxMail').addColumn('heldUntil', moment).execute()
    await db.schema.alterTable('OutboxMail').addColumn('occurrences', integer).execute()
    await db.schema.createIndex('OutboxMailByNotice').on('OutboxMail').column('notice').execute()
  },
}
