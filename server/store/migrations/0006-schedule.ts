import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Scheduled tasks, what they remember of people, what they counted, and where the audit was cut. */
export const schedule: Migration = {
  async up(db) {
    const { ascii, exact, text, longText, moment, flag, integer } = columnTypes(db)

    await db.schema
      .createTable('Job')
      .addColumn('id', ascii(64), (column) => column.notNull().primaryKey())
      .addColumn('cron', text(200), (column) => column.notNull())
      .addColumn('timeZone', ascii(64), (column) => column.notNull())
      .addColumn('enabled', flag, (column) => column.notNull())
      .addColumn('node', ascii(64))
      .addColumn('settings', longText, (column) => column.notNull())
      .addColumn('version', integer, (column) => column.notNull())
      .addColumn('running', flag, (column) => column.notNull())
      .addColumn('fence', integer, (column) => column.notNull())
      .addColumn('owner', ascii(64))
      .addColumn('leaseUntil', moment)
      .addColumn('attempts', integer, (column) => column.notNull())
      .addColumn('requestedAt', moment)
      .addColumn('nextAt', moment)
      .addColumn('lastDueAt', moment)
      .addColumn('startedAt', moment)
      .addColumn('endedAt', moment)
      .addColumn('progress', longText)
      .addColumn('lastResult', longText)
      .execute()

    await db.schema
      .createTable('Reminder')
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('kind', ascii(64), (column) => column.notNull())
      .addColumn('since', moment, (column) => column.notNull())
      .addColumn('occasion', ascii(64), (column) => column.notNull())
      .addColumn('mark', integer, (column) => column.notNull())
      .addColumn('sent', integer, (column) => column.notNull())
      .addColumn('sentAt', moment, (column) => column.notNull())
      .addPrimaryKeyConstraint('ReminderKey', ['personId', 'kind'])
      .execute()

    await db.schema
      .createTable('UserStatistics')
      .addColumn('run', ascii(36), (column) => column.notNull())
      .addColumn('domain', exact(255), (column) => column.notNull())
      .addColumn('policy', ascii(64), (column) => column.notNull())
      .addColumn('at', moment, (column) => column.notNull())
      .addColumn('users', integer, (column) => column.notNull())
      .addColumn('registered', integer, (column) => column.notNull())
      .addColumn('notRegistered', integer, (column) => column.notNull())
      .addColumn('mustUpdate', integer, (column) => column.notNull())
      .addColumn('locked', integer, (column) => column.notNull())
      .addColumn('disabled', integer, (column) => column.notNull())
      .addColumn('expired', integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('UserStatisticsKey', ['run', 'domain', 'policy'])
      .execute()
    await db.schema.createIndex('UserStatisticsByMoment').on('UserStatistics').column('at').execute()

    await db.schema
      .createTable('PersonSighting')
      .addColumn('personId', exact(100), (column) => column.notNull().primaryKey())
      .addColumn('seenAt', moment)
      .addColumn('missingSince', moment)
      .addColumn('misses', integer, (column) => column.notNull())
      .execute()

    await db.schema
      .createTable('AuditCut')
      .addColumn('id', ascii(36), (column) => column.notNull().primaryKey())
      .addColumn('at', moment, (column) => column.notNull())
      .addColumn('heads', longText, (column) => column.notNull())
      .addColumn('signature', ascii(64), (column) => column.notNull())
      .execute()
  },
}
