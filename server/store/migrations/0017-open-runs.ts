import type { Migration } from 'kysely/migration'

/** Open runs of an account are counted at each start: `open-runs.ts`. */
export const openRuns: Migration = {
  async up(db) {
    await db.schema.createIndex('RunByAccount').on('Run').columns(['accountKey', 'status']).execute()
  },
}
