import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Reads. A `Tx` is also a `Reader`, so every store function that only reads takes a `Reader`. */
export type Reader = Kysely<Tables>

/** Writes. Only `Store.transaction` creates one; it carries no services, so nothing else can be awaited inside. */
export type Tx = Transaction<Tables>

export interface Store {
  readonly read: Reader
  readonly dialect: 'sqlite' | 'mssql'
  /**
   * Runs `work` in one transaction. SQLite: BEGIN IMMEDIATE, busy timeout 0 with asynchronous retry. SQL Server: snapshot reads;
   * a deadlock victim is retried, so `work` must contain store calls only. Throws AppError `database-locked`, `disk-full`,
   * `database-unavailable`, also where the file of SQLite was moved or deleted: what was written to it would not be found again.
   * `waiting`: who waits for it, a person by default; on SQL Server a statement of a job may take longer.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, waiting?: 'request' | 'job'): Promise<T>
  close(): Promise<void>
}
