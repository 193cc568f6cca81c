import type { Migration } from 'kysely/migration'

const expiring = [
  'CallerCheck',
  'EnrolmentCode',
  'KnownBrowser',
  'PendingSignIn',
  'ProfilePasscode',
  'Session',
  'StateToken',
] as const

/** What is over is found without reading what is not; retention finds the versions of an administrator whose name may go. */
export const expiry: Migration = {
  async up(db) {
    for (const table of expiring)
      await db.schema.createIndex(`${table}ByExpiry`).on(table).column('expiresAt').execute()
    await db.schema.createIndex('ResourceVersionByAuthor').on('ResourceVersion').column('author').execute()
  },
}
