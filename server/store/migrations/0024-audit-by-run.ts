import type { Migration } from 'kysely/migration'

/** The events of one run are read together. */
export const auditByRun: Migration = {
  async up(db) {
    await db.schema.createIndex('AuditEventByRun').on('AuditEvent').column('runId').execute()
  },
}
