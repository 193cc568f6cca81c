import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Without it nothing says whether a member of staff who never registered is missing, or their domain is not connected. Those of before have none. */
export const domainOfStaffFactor: Migration = {
  async up(db) {
    const { text } = columnTypes(db)
    await db.schema.alterTable('StaffFactor').addColumn('domain', text(255)).execute()
  },
}
