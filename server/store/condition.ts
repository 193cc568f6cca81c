import { sql } from 'kysely'
import type { Store } from './database.ts'

export interface StoreCondition {
  /** SQLite: its own check of the file. SQL Server checks its pages itself. */
  sound: boolean
  /** Readers do not wait for writers. On SQL Server: READ_COMMITTED_SNAPSHOT, which an administrator must switch on. */
  snapshotReads: boolean
}

/** What `doctor` asks of the database. Throws as any read does when it cannot be reached. */
export async function storeCondition(store: Pick<Store, 'read' | 'dialect'>): Promise<StoreCondition> {
  if (store.dialect === 'sqlite') {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check`.execute(store.read)
    return { sound: rows[0]?.quick_check === 'ok', snapshotReads: true }
  }
  const { rows } = await sql<{ snapshot: boolean }>`
    select is_read_committed_snapshot_on as snapshot from sys.databases where name = db_name()`.execute(store.read)
  return { sound: true, snapshotReads: rows[0]?.snapshot === true }
}
