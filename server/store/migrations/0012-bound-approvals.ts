import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/**
 * An approval belongs to one run and is given with the number that this run shows. Those of before have neither: they are
 * deleted, and their runs ask again.
 */
export const boundApprovals: Migration = {
  async up(db) {
    const { ascii, integer } = columnTypes(db)
    await db.schema.alterTable('Approval').addColumn('runId', ascii(36)).execute()
    await db.schema.alterTable('Approval').addColumn('number', ascii(2)).execute()
    await db.schema
      .alterTable('Approval')
      .addColumn('numbersTried', integer, (column) => column.notNull().defaultTo(0))
      .execute()
    await sql`delete from ${sql.table('Approval')} where ${sql.ref('status')} in ('open', 'approved')`.execute(db)
  },
}
