import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** All tables of the first release. */
export const thinPath: Migration = {
  async up(db) {
    const { ascii, exact, text, longText, moment, flag, integer } = columnTypes(db)

    await db.schema
      .createTable('Run')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('tokenHash', ascii(64), (column) => column.notNull())
      .addColumn('workflow', exact(100), (column) => column.notNull())
      .addColumn('workflowVersion', ascii(36), (column) => column.notNull())
      .addColumn('personId', exact(100))
      .addColumn('domain', text(255), (column) => column.notNull())
      .addColumn('account', text(512), (column) => column.notNull())
      .addColumn('language', ascii(35), (column) => column.notNull())
      .addColumn('accountKey', ascii(64), (column) => column.notNull())
      .addColumn('decoy', flag, (column) => column.notNull())
      .addColumn('controller', text(255))
      .addColumn('status', ascii(20), (column) => column.notNull())
      .addColumn('number', integer, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('state', longText, (column) => column.notNull())
      .addColumn('intent', longText)
      .addColumn('claimedUntil', moment)
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('updatedAt', moment, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('RunByStatus').on('Run').columns(['status', 'updatedAt']).execute()

    await db.schema
      .createTable('WorkflowVersion')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('workflow', exact(100), (column) => column.notNull())
      .addColumn('policy', exact(100), (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('definition', longText, (column) => column.notNull())
      .addColumn('publishedAt', moment, (column) => column.notNull())
      .addUniqueConstraint('WorkflowVersionOnce', ['policy', 'workflow', 'version'])
      .execute()

    await db.schema
      .createTable('Setting')
      .addColumn('name', exact(200), (column) => column.notNull().primaryKey())
      .addColumn('value', longText, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('Profile')
      .addColumn('personId', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('domain', text(255), (column) => column.notNull())
      .addColumn('language', ascii(35), (column) => column.notNull())
      .addColumn('registeredAt', moment, (column) => column.notNull())
      .addColumn('askSalt', ascii(64), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('ProfileAnswer')
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('question', exact(100), (column) => column.notNull())
      .addColumn('hash', ascii(255), (column) => column.notNull())
      .addColumn('answeredAt', moment, (column) => column.notNull())
      .addPrimaryKeyConstraint('ProfileAnswerKey', ['personId', 'question'])
      .addForeignKeyConstraint('ProfileAnswerOfProfile', ['personId'], 'Profile', ['personId'])
      .execute()

    await db.schema
      .createTable('Counter')
      .addColumn('key', ascii(128), (column) => column.notNull())
      .addColumn('kind', ascii(40), (column) => column.notNull())
      .addColumn('failures', integer, (column) => column.notNull())
      .addColumn('windowStartedAt', moment, (column) => column.notNull())
      .addColumn('lockedUntil', moment)
      .addPrimaryKeyConstraint('CounterKey', ['key', 'kind'])
      .execute()

    await db.schema
      .createTable('StateToken')
      .addColumn('tokenHash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('domain', text(255), (column) => column.notNull())
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('StateTokenByPerson').on('StateToken').column('personId').execute()

    await db.schema
      .createTable('SpentChallenge')
      .addColumn('hash', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('expiresAt', moment, (column) => column.notNull())
      .execute()
    await db.schema.createIndex('SpentChallengeByExpiry').on('SpentChallenge').column('expiresAt').execute()

    await db.schema
      .createTable('OutboxMail')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('status', ascii(20), (column) => column.notNull())
      .addColumn('order', longText, (column) => column.notNull())
      .addColumn('attempts', integer, (column) => column.notNull())
      .addColumn('nextAttemptAt', moment, (column) => column.notNull())
      .addColumn('claimedUntil', moment)
      .addColumn('fence', integer, (column) => column.notNull())
      .addColumn('lastError', text(1000))
      .addColumn('createdAt', moment, (column) => column.notNull())
      .addColumn('sentAt', moment)
      .execute()
    await db.schema.createIndex('OutboxMailByDue').on('OutboxMail').columns(['status', 'nextAttemptAt']).execute()

    await db.schema
      .createTable('Node')
      .addColumn('id', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('host', text(255), (column) => column.notNull())
      .addColumn('processId', integer, (column) => column.notNull())
      .addColumn('startedAt', moment, (column) => column.notNull())
      .addColumn('seenAt', moment, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('AuditSubject')
      .addColumn('id', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('name', text(512))
      .execute()
    await db.schema
      .createTable('AuditEvent')
      .addColumn('node', ascii(64), (column) => column.notNull())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('at', moment, (column) => column.notNull())
      .addColumn('event', ascii(100), (column) => column.notNull())
      .addColumn('subject', exact(100), (column) => column.references('AuditSubject.id'))
      .addColumn('runId', ascii(36))
      .addColumn('data', longText, (column) => column.notNull())
      .addColumn('hmac', ascii(64), (column) => column.notNull())
      .addPrimaryKeyConstraint('AuditEventKey', ['node', 'sequence'])
      .execute()
    await db.schema.createIndex('AuditEventByMoment').on('AuditEvent').column('at').execute()
    await db.schema.createIndex('AuditEventBySubject').on('AuditEvent').column('subject').execute()
    await db.schema
      .createTable('AuditHead')
      .addColumn('node', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('sequence', integer, (column) => column.notNull())
      .addColumn('hmac', ascii(64), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('AuditCheckpoint')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('at', moment, (column) => column.notNull())
      .addColumn('heads', longText, (column) => column.notNull())
      .addColumn('signature', ascii(64), (column) => column.notNull())
      .execute()
  },
}
