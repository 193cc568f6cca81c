import { type Dialect, type DialectAdapter, type Driver, MssqlDialect } from 'kysely'
import { Pool, TimeoutError } from 'tarn'
import { AppError } from '../../../shared/errors.ts'
import { MssqlConnection, type MssqlLimits } from './mssql-connection.ts'
import { translateMssqlError } from './mssql-errors.ts'
import { LatchkeyMssqlAdapter } from './mssql-rights.ts'
import { type DatabaseVariable, parseMssqlUrl } from './mssql-url.ts'

/** What a person waits for. */
const requestLimits: MssqlLimits = {
  requestMilliseconds: 15_000,
  lockMilliseconds: 5_000,
  idleMilliseconds: 10_000,
  beginsByStatement: false,
}
/** For transactions that a person waits for. */
export const writeLimits: MssqlLimits = { ...requestLimits, beginsByStatement: true }
/** For a result that no caller waits for. */
export const jobLimits: MssqlLimits = { ...writeLimits, requestMilliseconds: 120_000 }
/** A migration may change every row of a large table, and waits for the lock of another node that migrates. */
export const migrationLimits: MssqlLimits = { ...requestLimits, requestMilliseconds: 3_600_000, lockMilliseconds: -1 }

export interface MssqlOptions {
  url: string
  password?: string
  limits?: Partial<MssqlLimits>
  /** One for all connections of a store, since the keys of its rows are found by it. */
  adapter?: DialectAdapter
  variable?: DatabaseVariable
}

/** Loaded only if SQL Server is configured. Throws AppError `configuration-invalid` if the address cannot be parsed. */
export function mssqlDialect({
  url,
  password,
  limits,
  adapter = new LatchkeyMssqlAdapter(),
  variable,
}: MssqlOptions): Dialect {
  const configuration = parseMssqlUrl(url, password, variable)
  const all = { ...requestLimits, ...limits }
  // Only its parts without a driver are used: the driver here knows when a connection must not be used again.
  const dialect = new MssqlDialect({} as ConstructorParameters<typeof MssqlDialect>[0])
  return {
    createAdapter: () => adapter,
    createDriver: () => createDriver(() => MssqlConnection.open(configuration, all)),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/** Longer than opening a connection may take, so that its error is reported instead of this time-out. */
const acquireMilliseconds = 12_000

function createDriver(open: () => Promise<MssqlConnection>): Driver {
  const inUse = new Set<MssqlConnection>()
  const pool = new Pool<MssqlConnection>({
    min: 0,
    max: 10,
    acquireTimeoutMillis: acquireMilliseconds,
    // Otherwise a refused connection would be reported only after the acquire time-out.
    propagateCreateError: true,
    create: open,
    destroy: (connection) => connection.close(),
    // tarn waits for a promise, too, which its types do not say.
    validate: (connection) => connection.isUsable() as boolean,
  })
  // Kysely passes on what `acquireConnection` returned.
  const own = (connection: unknown) => connection as MssqlConnection
  return {
    async init() {},
    async acquireConnection() {
      const connection = await pool.acquire().promise.catch((error: unknown) => {
        if (error instanceof TimeoutError) throw allInUse(error, [...inUse])
        throw translateMssqlError(error)
      })
      inUse.add(connection)
      return connection
    },
    async releaseConnection(connection) {
      inUse.delete(own(connection))
      pool.release(own(connection))
    },
    beginTransaction: (connection) => own(connection).begin().catch(rethrow),
    commitTransaction: (connection) => own(connection).commit().catch(rethrow),
    rollbackTransaction: (connection) => own(connection).rollback(),
    async destroy() {
      await pool.destroy()
    },
  }
}

/** No lock is waited for that long, so a server that owes an answer since then is stalled. */
const stalledMilliseconds = 8_000

function allInUse(cause: TimeoutError, inUse: readonly MssqlConnection[]): AppError {
  const isStalled = inUse.some(({ waitingMilliseconds }) => waitingMilliseconds > stalledMilliseconds)
  return new AppError(isStalled ? 'database-unavailable' : 'database-locked', { cause, retryAfter: 5 })
}

function rethrow(error: unknown): never {
  throw translateMssqlError(error)
}
