import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Chains checkpoints, covers names, and keeps apart from the audit's events what people typed; versions of administered resources. */
export const audit: Migration = {
  async up(db) {
    const { ascii, exact, longText, moment, integer } = columnTypes(db)
    await db.schema.alterTable('AuditCheckpoint').addColumn('number', integer).execute()
    await db.schema.alterTable('AuditCheckpoint').addColumn('previous', ascii(64)).execute()
    await db.schema
      .createIndex('AuditCheckpointByNumber')
      .on('AuditCheckpoint')
      .column('number')
      .unique()
      .where('number', 'is not', null)
      .execute()
    await db.schema.alterTable('AuditSubject').addColumn('hmac', ascii(64)).execute()
    await db.schema
      .createTable('AuditText')
      .addColumn('node', ascii(64), (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('name', ascii(40), (column) => column.notNull())
      .addColumn('text', longText)
      .addColumn('hmac', ascii(64), (column) => column.notNull())
      .addPrimaryKeyConstraint('AuditTextKey', ['node', 'sequence', 'name'])
      .execute()
    await db.schema
      .createTable('ResourceVersion')
      .addColumn('resource', ascii(40), (column) => column.notNull())
      .addColumn('id', exact(300), (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('action', ascii(20), (column) => column.notNull())
      .addColumn('at', moment, (column) => column.notNull())
      .addColumn('author', exact(100))
      .addColumn('content', longText, (column) => column.notNull())
      .addPrimaryKeyConstraint('ResourceVersionKey', ['resource', 'id', 'version'])
      .execute()
    await db.schema.createIndex('ResourceVersionByMoment').on('ResourceVersion').column('at').execute()
  },
}
