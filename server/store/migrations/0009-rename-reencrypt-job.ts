import type { Migration } from 'kysely/migration'

/** The job `renew-seals` is called `reencrypt-secrets` now; its timetable, its settings and its last result stay. */
export const renameReencryptJob: Migration = {
  async up(db) {
    await db.updateTable('Job').set({ id: 'reencrypt-secrets' }).where('id', '=', 'renew-seals').execute()
  },
}
