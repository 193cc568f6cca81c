import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** One run is found by its first event, which names the person; the others are found by the person. Each event in this index would cost every change. */
export const auditByRun: Migration = {
  async up(db) {
    await db.schema
      .createIndex('AuditEventByRun')
      .on('AuditEvent')
      .column('runId')
      .where(sql.ref('event'), '=', 'run-started')
      .execute()
  },
}
