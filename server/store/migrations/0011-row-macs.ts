import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/**
 * Rows that open something carry a MAC. Rows of before are signed when the keys are open (`sign-existing-rows.ts`). Sessions and
 * tokens end: their hashes were made without a key.
 */
export const rowMacs: Migration = {
  async up(db) {
    const { ascii } = columnTypes(db)
    for (const table of [
      'Run',
      'WorkflowVersion',
      'ManagementPolicy',
      'Setting',
      'ProfileAnswer',
      'ProfileContact',
      'ProfileTotp',
      'ProfilePasskey',
      'ProfilePasscode',
      'Approval',
      'StateToken',
      'Session',
    ])
      await db.schema.alterTable(table).addColumn('mac', ascii(100)).execute()
    await sql`delete from ${sql.table('Session')}`.execute(db)
    await sql`delete from ${sql.table('StateToken')}`.execute(db)
  },
}
