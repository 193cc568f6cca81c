import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Where and when a session, a state token or a known browser was used, so that people recognise their own. Those of before have none. */
export const placesOfAccess: Migration = {
  async up(db) {
    const { ascii, moment } = columnTypes(db)
    for (const table of ['Session', 'StateToken']) {
      await db.schema.alterTable(table).addColumn('address', ascii(45)).execute()
      await db.schema.alterTable(table).addColumn('browser', ascii(40)).execute()
      await db.schema.alterTable(table).addColumn('usedAt', moment).execute()
    }
    await db.schema.alterTable('KnownBrowser').addColumn('browser', ascii(40)).execute()
  },
}
