import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/** Which notifications people chose to get, or not to. */
export const subscriptions: Migration = {
  async up(db) {
    const { exact, flag, moment } = columnTypes(db)
    await db.schema
      .createTable('Subscription')
      .addColumn('personId', exact(100), (column) => column.notNull())
      .addColumn('event', exact(100), (column) => column.notNull())
      .addColumn('subscribed', flag, (column) => column.notNull())
      .addColumn('changedAt', moment, (column) => column.notNull())
      .addPrimaryKeyConstraint('SubscriptionKey', ['personId', 'event'])
      .execute()
  },
}
