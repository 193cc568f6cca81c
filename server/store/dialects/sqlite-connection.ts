import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { isSqliteBusy, translateSqliteError } from './sqlite-errors.ts'

export interface SqliteConnectionOptions {
  /** How long a statement waits, without blocking the event loop, for another process to release the file. */
  busyMilliseconds: number
  signal?: AbortSignal
}

export interface SqliteConnection extends DatabaseConnection {
  begin(): Promise<void>
  commit(): void
  rollback(): void
}

interface Prepared {
  statement: StatementSync
  gives: boolean
  readers: [column: string, read: (value: unknown) => unknown][]
}

const maxCachedStatements = 500

/** Runs statements on one `node:sqlite` connection; accepts and returns Dates and booleans as on SQL Server. */
export function sqliteConnection(database: DatabaseSync, options: SqliteConnectionOptions): SqliteConnection {
  const cache = new Map<string, Prepared>()
  let inTransaction = false

  function prepare(text: string): Prepared {
    let prepared = cache.get(text)
    if (prepared) return prepared
    const statement = database.prepare(text)
    const columns = statement.columns()
    const readers = columns.flatMap((column): Prepared['readers'] => {
      const read = readerOf(column.type)
      return read ? [[column.name, read]] : []
    })
    prepared = { statement, gives: columns.length > 0, readers }
    const oldest = cache.keys().next()
    if (cache.size >= maxCachedStatements && !oldest.done) cache.delete(oldest.value)
    cache.set(text, prepared)
    return prepared
  }

  function run<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    // On a full disk SQLite itself may have rolled back; the next statement must not commit on its own.
    if (inTransaction && !database.isTransaction) throw new Error('the transaction was rolled back by the database')
    const { statement, gives, readers } = prepare(sql)
    const values = parameters.map(toSqlite)
    if (!gives) return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] }
    const rows = readAll(statement, values).map((row) => {
      const copy: Record<string, unknown> = { ...row }
      for (const [column, read] of readers) copy[column] = read(copy[column])
      // Kysely derives R from the query; the driver cannot check it.
      return copy as R
    })
    return { rows }
  }

  async function retried<T>(work: () => T): Promise<T> {
    const until = performance.now() + options.busyMilliseconds
    for (let pause = 1; ; pause = Math.min(pause * 1.5, 50)) {
      try {
        return work()
      } catch (error) {
        if (!isSqliteBusy(error) || inTransaction || performance.now() >= until) throw translateSqliteError(error)
        // Jitter, so that processes that wait for the same lock do not collide again and again.
        await delay(pause * (0.5 + Math.random()), undefined, { signal: options.signal })
      }
    }
  }

  return {
    executeQuery: <R>(query: CompiledQuery) => retried(() => run<R>(query)),
    async *streamQuery<R>(query: CompiledQuery) {
      yield await retried(() => run<R>(query))
    },
    async begin() {
      await retried(() => database.exec('begin immediate'))
      inTransaction = true
    },
    commit() {
      try {
        database.exec('commit')
        inTransaction = false
      } catch (error) {
        throw translateSqliteError(error)
      }
    },
    rollback() {
      inTransaction = false
      if (database.isTransaction) database.exec('rollback')
    },
  }
}

/**
 * An integer beyond 2^53, which Latchkey never writes, makes `node:sqlite` throw for every row of the statement. Then it is read again, with such
 * values as bigint, so that only the row that holds one is refused. Nothing is done twice: a statement that writes gives no rows.
 */
function readAll(statement: StatementSync, values: SQLInputValue[]): Record<string, unknown>[] {
  try {
    return statement.all(...values)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    statement.setReadBigInts(true)
    try {
      return statement.all(...values).map((row) => mapValues(row, toNumberIfSafe))
    } finally {
      statement.setReadBigInts(false)
    }
  }
}

const mapValues = (row: Record<string, unknown>, map: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, map(value)]))

const toNumberIfSafe = (value: unknown): unknown =>
  typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value

function readerOf(type: string | null): ((value: unknown) => unknown) | undefined {
  if (type === 'datetime2(3)') return (value) => (typeof value === 'string' ? new Date(value) : value)
  if (type === 'bit') return (value) => (typeof value === 'number' ? value !== 0 : value)
  return undefined
}

function toSqlite(value: unknown): SQLInputValue {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? 1 : 0
  // node:sqlite throws on every other type.
  return value as SQLInputValue
}
