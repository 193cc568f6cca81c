import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { Connection, type ConnectionConfiguration, Request } from 'tedious'
import { type JoinedResult, joinQueries, type SentQuery } from '../together.ts'
import { CommitUnanswered, hasNumber, isAlreadyRolledBack, translateMssqlError } from './mssql-errors.ts'
import { addParameters } from './mssql-parameters.ts'

export interface MssqlLimits {
  /** For one answer of the server; a request that has none by then fails, and costs its connection. */
  requestMilliseconds: number
  /** For a lock that another transaction holds; -1: without end. Shorter than a request may take, so that the two are told apart. */
  lockMilliseconds: number
  /** A connection that was unused for longer is asked for a sign of life before it is used again. */
  idleMilliseconds: number
  /**
   * BEGIN is not sent: the first statement begins the transaction (IMPLICIT_TRANSACTIONS). For connections that are used for transactions
   * alone. Every statement that writes begins one, and a SELECT that reads a table; SET, DECLARE and a SELECT without a table do not
   * (https://learn.microsoft.com/sql/t-sql/statements/set-implicit-transactions-transact-sql). Microsoft's JDBC driver sends the same for
   * `setAutoCommit(false)`: the setting, sp_executesql, and statements that end it. It, too, learns from ENVCHANGE 8, 9 and 10 what is open
   * (mssql-jdbc 34285fd: SQLServerConnection.java, `sqlStatementToSetCommit`, `commit`, `rollback`, `processEnvChange`). Read on 2026-11-29.
   */
  beginsByStatement: boolean
}

/** For the sign of life of an unused connection. */
const checkMilliseconds = 3_000
/** From a cancelled request to its confirmation, after which the connection is closed. */
const cancelMilliseconds = 2_000

/** A transaction that a statement has begun is ended by a statement. Unlike JDBC's, this COMMIT fails if none is open (3902). */
const endings = { commit: 'commit tran', rollback: 'if @@trancount > 0 rollback tran' } as const

/** tedious passes the number of rows for statements, and something else for steps of a transaction. */
type Settled = (error: Error | null | undefined, result?: unknown) => void

/**
 * One connection. Whether a transaction is open on it is known from the server's own messages (ENVCHANGE). A request that was not
 * answered, or not in time, leaves that unknown: its connection is closed, so that the server undoes what it may have begun and
 * no later transaction is taken for a part of it.
 */
export class MssqlConnection implements DatabaseConnection {
  readonly #raw: Connection
  readonly #limits: MssqlLimits
  #isBroken = false
  #hasBegun = false
  /** Of a transaction that has begun: the server holds it open since its first statement. */
  #isOpen = false
  /** Sent with the next statement of the transaction, or before its end. */
  readonly #pending: CompiledQuery[] = []
  #usedAt = performance.now()
  #askedAt: number | undefined

  private constructor(raw: Connection, limits: MssqlLimits) {
    this.#raw = raw
    this.#limits = limits
    // The request that was under way reports the cause; without a listener the process would end.
    raw.on('error', () => this.#discard())
  }

  static async open(configuration: ConnectionConfiguration, limits: MssqlLimits): Promise<MssqlConnection> {
    const { requestMilliseconds: requestTimeout } = limits
    const options = { ...configuration.options, requestTimeout, cancelTimeout: cancelMilliseconds }
    const raw = new Connection({ ...configuration, options })
    const connection = new MssqlConnection(raw, limits)
    await new Promise<void>((resolve, reject) => {
      raw.once('end', () => reject(Object.assign(new Error('the connection was closed'), { code: 'ESOCKET' })))
      raw.connect((error) => (error ? reject(error) : resolve()))
    })
    try {
      await connection.#ask((settled) => raw.execSqlBatch(new Request(sessionSettings(limits), settled)))
    } catch (error) {
      raw.close()
      throw error
    }
    return connection
  }

  /** How long the server has owed an answer; 0 if it owes none. */
  get waitingMilliseconds(): number {
    return this.#askedAt === undefined ? 0 : performance.now() - this.#askedAt
  }

  /** Whether the connection may be used for something new: it works, and no transaction is open on it. */
  isUsable(): boolean | Promise<boolean> {
    if (this.#isBroken || this.#raw.closed || this.#raw.inTransaction) return false
    if (performance.now() - this.#usedAt < this.#limits.idleMilliseconds) return true
    return this.#query('select @@trancount as depth', [], checkMilliseconds).then(
      ({ rows }) => (rows[0] as { depth?: unknown } | undefined)?.depth === 0 && !this.#raw.inTransaction,
      () => false,
    )
  }

  async begin(): Promise<void> {
    if (!this.#limits.beginsByStatement) {
      try {
        await this.#ask((settled) => this.#raw.beginTransaction(settled))
      } catch (error) {
        // Also one that the server refused: nothing else proves that no transaction is open.
        this.#discard()
        throw error
      }
    }
    this.#hasBegun = true
    this.#isOpen = this.#raw.inTransaction
  }

  /** Throws CommitUnanswered if the server has not said whether it has committed. */
  async commit(): Promise<void> {
    await this.#sendPending()
    this.#assertInTransaction()
    if (!this.#isOpen) {
      // No statement has touched a table.
      this.#hasBegun = false
      return
    }
    try {
      await this.#end('commit')
    } catch (error) {
      this.#discard()
      throw hasNumber(error) ? error : new CommitUnanswered('the answer to COMMIT is missing', { cause: error })
    }
    if (this.#raw.inTransaction) {
      // COMMIT has ended an inner transaction, and the outer one is undone as the connection ends.
      this.#discard()
      throw new Error('the transaction was still open after COMMIT')
    }
    this.#hasBegun = false
  }

  #end(how: keyof typeof endings): Promise<unknown> {
    return this.#ask((settled) => {
      if (this.#limits.beginsByStatement) this.#raw.execSqlBatch(new Request(endings[how], settled))
      else if (how === 'commit') this.#raw.commitTransaction(settled)
      else this.#raw.rollbackTransaction(settled)
    })
  }

  /** What was deferred to the end, which is one more request. */
  async #sendPending(): Promise<void> {
    if (this.#pending.length > 0) await this.#send(this.#pending.splice(0))
  }

  /** Never fails: what cannot be rolled back in the connection is by closing it. */
  async rollback(): Promise<void> {
    this.#hasBegun = false
    this.#pending.length = 0
    // The server has rolled back already, as it does for a deadlock victim, or does so as the connection ends.
    if (this.#isBroken || this.#raw.closed || !this.#raw.inTransaction) return
    await this.#end('rollback').catch((error: unknown) => {
      if (!isAlreadyRolledBack(error)) this.#discard()
    })
  }

  async executeQuery<Row>(query: SentQuery): Promise<QueryResult<Row>> {
    if (query.isDeferred && this.#hasBegun) {
      this.#pending.push(query)
      return { rows: [] }
    }
    const own = query.parts ?? [query]
    const results = (await this.#send([...this.#pending.splice(0), ...own])).slice(-own.length)
    const [result = { rows: [] }] = results
    // The rows have the columns of the statement that was compiled for them.
    return { ...result, each: results } as QueryResult<object> as QueryResult<Row>
  }

  /** One request; returns the results of its statements in order. */
  async #send(queries: readonly CompiledQuery[]): Promise<QueryResult<object>[]> {
    if (this.#hasBegun) this.#assertInTransaction()
    const { sql, parameters } = joinQueries(queries)
    try {
      const { each, ...whole } = await this.#query(sql, parameters)
      if (this.#hasBegun) this.#assertHasBegun(sql)
      if (queries.length === 1) return [whole]
      if (each.length !== queries.length) throw new Error('not every statement of a request was answered')
      return each
    } catch (error) {
      // A transaction that a refused statement has ended, or not begun, must not be begun by the next one.
      if (!this.#raw.inTransaction) this.#isOpen = this.#hasBegun
      throw translateMssqlError(error)
    } finally {
      if (this.#raw.inTransaction) this.#isOpen = this.#hasBegun
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for this method; nothing here reads row by row.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are not streamed from SQL Server')
  }

  async close(): Promise<void> {
    if (this.#raw.closed) return
    await new Promise<void>((resolve) => {
      this.#raw.once('end', () => resolve())
      this.#raw.close()
    })
  }

  /** A transaction that the server has ended by itself: what follows would be stored statement by statement. */
  #assertInTransaction(): void {
    if (this.#isOpen && !this.#raw.inTransaction) throw new Error('the transaction was rolled back by the database')
  }

  /** Of what a server that begins no transaction stores one by one, only the first statement is; nothing follows it. */
  #assertHasBegun(sql: string): void {
    if (this.#raw.inTransaction || !/\b(?:insert|update|delete)\b/i.test(sql)) return
    this.#discard()
    throw new Error('the database has begun no transaction')
  }

  async #query(sql: string, parameters: readonly unknown[], milliseconds?: number): Promise<JoinedResult> {
    const rows: object[] = []
    const each: QueryResult<object>[] = []
    const rowCount = await this.#ask((settled) => {
      const request = new Request(sql, settled)
      if (milliseconds !== undefined) request.setTimeout(milliseconds)
      addParameters(request, parameters)
      request.on('row', (columns: { metadata: { colName: string }; value: unknown }[]) => {
        rows.push(Object.fromEntries(columns.map(({ metadata, value }) => [metadata.colName, value])))
      })
      request.on('doneInProc', (count: number | undefined) => {
        if (count === undefined) return
        const own = rows.slice(each.reduce((sum, { rows }) => sum + rows.length, 0))
        each.push({ rows: own, numAffectedRows: BigInt(count) })
      })
      this.#raw.execSql(request)
    })
    return { rows, numAffectedRows: rowCount === undefined ? undefined : BigInt(rowCount), each }
  }

  /** Sends one request and waits for its answer; returns the number of rows. */
  async #ask(send: (settled: Settled) => void): Promise<number | undefined> {
    this.#askedAt = performance.now()
    try {
      return await new Promise<number | undefined>((resolve, reject) => {
        send((error, result) => (error ? reject(error) : resolve(typeof result === 'number' ? result : undefined)))
      })
    } catch (error) {
      // Several errors of one request come as a list; the first is the cause, the others follow from it.
      const cause = error instanceof AggregateError ? (error.errors[0] as unknown) : error
      // An error of the server's own is an answer; any other leaves open what the server has done.
      if (!hasNumber(cause)) this.#discard()
      throw cause
    } finally {
      this.#askedAt = undefined
      this.#usedAt = performance.now()
    }
  }

  #discard(): void {
    this.#isBroken = true
    if (!this.#raw.closed) this.#raw.close()
  }
}

/**
 * Whatever the server's `user options` say: numbers of changed rows decide here, and a violated constraint must leave the transaction
 * usable (`insertIfAbsent`), so XACT_ABORT stays off. What it guards against, a transaction left open by a client that has given up, is
 * prevented by closing the connection.
 */
const sessionSettings = ({ lockMilliseconds, beginsByStatement }: MssqlLimits): string =>
  `set nocount off; set xact_abort off; set implicit_transactions ${beginsByStatement ? 'on' : 'off'}; set lock_timeout ${lockMilliseconds}`
