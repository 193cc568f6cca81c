import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** When the synchronisation last went through the whole of a domain and found the account. */
export const accountSightings: Migration = {
  async up(db) {
    const { moment } = columnTypes(db)
    await db.schema.alterTable('ADSAccount').addColumn('seenAt', moment).execute()
  },
}
