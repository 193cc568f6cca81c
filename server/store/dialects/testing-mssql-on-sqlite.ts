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

/** What the driver sends: statements, or the end of a transaction. */
export type RoundTrip = 'commit' | 'rollback' | (string & {})

/**
 * A store that runs the statements for SQL Server on a migrated file of SQLite: what the program asks, and how often, is tested without a
 * server. What only a server of its own shows is not: locks, plans, and whether it accepts the syntax.
 */
export async function openMssqlOnSqlite(folder: string): Promise<Store & { roundTrips: RoundTrip[] }> {
  const roundTrips: RoundTrip[] = []
  const options = { busyMilliseconds: 5_000 }
  const free: SqliteConnection[] = []
  const opened: { close(): void }[] = []

  async function acquire(): Promise<SqliteConnection> {
    const known = free.pop()
    if (known) return known
    const database = await openSqliteFile(folder, { ...options, readOnly: false })
    opened.push(database)
    return sqliteConnection(database, options)
  }

  const toCounted = (connection: DatabaseConnection) => connection as Counted
  const adapter = new LatchkeyMssqlAdapter()
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createQueryCompiler: () => new MssqlQueryCompiler(),
      createIntrospector: (reader) => new SqliteIntrospector(reader),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => count(await acquire()),
        async releaseConnection(connection) {
          free.push(toCounted(connection).raw)
        },
        // Sent together with the first statement: `beginsByStatement`.
        beginTransaction: (connection) => toCounted(connection).begin(),
        commitTransaction: (connection) => toCounted(connection).commit(),
        async rollbackTransaction(connection) {
          toCounted(connection).rollback()
        },
        async destroy() {
          for (const database of opened) database.close()
        },
      }),
    },
  })

  interface Counted extends DatabaseConnection {
    raw: SqliteConnection
    begin(): Promise<void>
    commit(): Promise<void>
    rollback(): void
  }

  function count(raw: SqliteConnection): Counted {
    const pending: CompiledQuery[] = []
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
        pending.length = 0
        raw.rollback()
      },
      async commit() {
        if (pending.length > 0) roundTrips.push(joinQueries(pending).sql)
        await runAll(pending.splice(0))
        roundTrips.push('commit')
        isBegun = false
        raw.commit()
      },
      async executeQuery<Row>(query: SentQuery) {
        if (query.isDeferred && isBegun) {
          pending.push(query)
          return { rows: [] }
        }
        roundTrips.push(joinQueries([...pending, ...(query.parts ?? [query])]).sql)
        await runAll<Row>(pending.splice(0))
        const each = await runAll<Row>(query.parts ?? [query])
        return { ...each[0], rows: each[0]?.rows ?? [], each }
      },
      streamQuery: (query, size) => raw.streamQuery(query, size),
    }
  }

  return { roundTrips, read: db, dialect: 'mssql', transaction: retryTransactions(db), close: () => db.destroy() }
}

const clock = /dateadd\(day, (-?\d+), dateadd\(millisecond, (-?\d+), cast\(sysutcdatetime\(\) as datetime2\(3\)\)\)\)/g

/** The few things that the program writes in another way for SQL Server. */
function translate(sql: string): string {
  const [, most, table = '', condition = ''] = /^delete top \((\d+)\) from ("\w+") where (.*)$/s.exec(sql) ?? []
  if (most !== undefined)
    return translate(
      `delete from ${table} where rowid in (select rowid from ${table} where ${condition} limit ${most})`,
    )
  const [, before = '', count, after = ''] = /^(.*?select )top\((\d+)\) (.*)$/s.exec(sql) ?? []
  const limited = count === undefined ? sql : `${before}${after} limit ${count}`
  // SQL Server names the columns that it returns before the condition.
  const [, update = '', output = '', where = ''] = /^(update .*?) output (.*?) (where .*)$/s.exec(limited) ?? []
  const returning = output === '' ? limited : `${update} ${where} returning ${output.replaceAll('"inserted".', '')}`
  return returning.replaceAll(/@(\d+)/g, '?$1').replaceAll(clock, (_, days: string, milliseconds: string) => {
    const seconds = Number(days) * 86_400 + Number(milliseconds) / 1_000
    return `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '${seconds.toFixed(3)} seconds')`
  })
}
