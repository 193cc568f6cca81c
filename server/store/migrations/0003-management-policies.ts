import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Management policies as rows; until when a run is kept whatever becomes of it. */
export const managementPolicies: Migration = {
  async up(db) {
    const { exact, longText, moment, integer } = columnTypes(db)
    await db.schema
      .createTable('ManagementPolicy')
      .addColumn('id', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('priority', integer, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('definition', longText, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .addUniqueConstraint('ManagementPolicyPriorityOnce', ['priority'])
      .execute()
    await db.schema.alterTable('Run').addColumn('keepUntil', moment).execute()
  },
}
