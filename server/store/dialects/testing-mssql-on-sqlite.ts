import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  MssqlQueryCompiler,
  type QueryResult,
  SqliteIntrospector,
} from 'kysely'
import type { Store } from '../database.ts'
import { retryTransactions } from '../open.ts'
import type { Tables } from '../tables.ts'
import { noteTranslation } from '../testing-query-plans.ts'
import { joinQueries, type SentQuery } from '../together.ts'
import { LatchkeyMssqlAdapter } from './mssql-rights.ts'
import { openSqliteFile } from './sqlite.ts'
import { type SqliteConnection, sqliteConnection } from './sqlite-connection.ts'

/** What the driver sends to the server at once: the SQL of one or more statements, or the end of a transaction. */
export type RoundTrip = 'commit' | 'rollback' | (string & {})

/**
 * Opens a store that compiles statements for SQL Server and runs them on a migrated file of SQLite. It records every round trip, so that tests without a
 * server check what the program asks and how often. They do not check what only a real server shows: locks, plans, and whether it accepts the syntax.
 */
export async function openMssqlOnSqlite(folder: string): Promise<Store & { roundTrips: RoundTrip[] }> {
  const roundTrips: RoundTrip[] = []
  const options = { busyMilliseconds: 5_000 }
  const idleConnections: SqliteConnection[] = []
  const databases: { close(): void }[] = []

  async function acquire(): Promise<SqliteConnection> {
    const idle = idleConnections.pop()
    if (idle) return idle
    const database = await openSqliteFile(folder, { ...options, readOnly: false })
    databases.push(database)
    return sqliteConnection(database, options)
  }

  // Kysely hands back the connections that `acquireConnection` gave it.
  const toRecorded = (connection: DatabaseConnection) => connection as RecordedConnection
  const adapter = new LatchkeyMssqlAdapter()
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createQueryCompiler: () => new MssqlQueryCompiler(),
      createIntrospector: (reader) => new SqliteIntrospector(reader),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => recordRoundTrips(await acquire()),
        async releaseConnection(connection) {
          idleConnections.push(toRecorded(connection).raw)
        },
        // Sent together with the first statement: `beginsByStatement`.
        beginTransaction: (connection) => toRecorded(connection).begin(),
        commitTransaction: (connection) => toRecorded(connection).commit(),
        async rollbackTransaction(connection) {
          toRecorded(connection).rollback()
        },
        async destroy() {
          for (const database of databases) database.close()
        },
      }),
    },
  })

  interface RecordedConnection extends DatabaseConnection {
    raw: SqliteConnection
    begin(): Promise<void>
    commit(): Promise<void>
    rollback(): void
  }

  /** Deferred statements of a transaction wait for the next one or for the commit, as in the driver for SQL Server. */
  function recordRoundTrips(raw: SqliteConnection): RecordedConnection {
    const deferred: CompiledQuery[] = []
    let isBegun = false
    async function runAll<Row>(queries: readonly CompiledQuery[]): Promise<QueryResult<Row>[]> {
      const results: QueryResult<Row>[] = []
      for (const query of queries) {
        const sql = translate(query.sql)
        noteTranslation(query.sql, sql)
        results.push(await raw.executeQuery<Row>({ ...query, sql }))
      }
      return results
    }
    return {
      raw,
      async begin() {
        isBegun = true
        await raw.begin()
      },
      rollback() {
        isBegun = false
        deferred.length = 0
        raw.rollback()
      },
      async commit() {
        if (deferred.length > 0) roundTrips.push(joinQueries(deferred).sql)
        await runAll(deferred.splice(0))
        roundTrips.push('commit')
        isBegun = false
        raw.commit()
      },
      async executeQuery<Row>(query: SentQuery) {
        if (query.isDeferred && isBegun) {
          deferred.push(query)
          return { rows: [] }
        }
        roundTrips.push(joinQueries([...deferred, ...(query.parts ?? [query])]).sql)
        await runAll<Row>(deferred.splice(0))
        const each = await runAll<Row>(query.parts ?? [query])
        return { ...each[0], rows: each[0]?.rows ?? [], each }
      },
      streamQuery: (query, size) => raw.streamQuery(query, size),
    }
  }

  return { roundTrips, read: db, dialect: 'mssql', transaction: retryTransactions(db), close: () => db.destroy() }
}

/** The server's clock, some days and milliseconds from now, as the program writes it. */
const clock = /dateadd\(day, (-?\d+), dateadd\(millisecond, (-?\d+), cast\(sysutcdatetime\(\) as datetime2\(3\)\)\)\)/g

/** Writes a statement for SQL Server as SQLite takes it: `top`, `output`, numbered parameters and the clock differ. */
function translate(sql: string): string {
  const [, maxRows, table = '', condition = ''] = /^delete top \((\d+)\) from ("\w+") where (.*)$/s.exec(sql) ?? []
  if (maxRows !== undefined)
    return translate(
      `delete from ${table} where rowid in (select rowid from ${table} where ${condition} limit ${maxRows})`,
    )
  const [, before = '', count, after = ''] = /^(.*?select )top\((\d+)\) (.*)$/s.exec(sql) ?? []
  const limited = count === undefined ? sql : `${before}${after} limit ${count}`
  // SQL Server's `output` stands before the condition, SQLite's `returning` after it.
  const [, update = '', output = '', where = ''] = /^(update .*?) output (.*?) (where .*)$/s.exec(limited) ?? []
  const returning = output === '' ? limited : `${update} ${where} returning ${output.replaceAll('"inserted".', '')}`
  return returning.replaceAll(/@(\d+)/g, '?$1').replaceAll(clock, (_, days: string, milliseconds: string) => {
    const seconds = Number(days) * 86_400 + Number(milliseconds) / 1_000
    return `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '${seconds.toFixed(3)} seconds')`
  })
}
