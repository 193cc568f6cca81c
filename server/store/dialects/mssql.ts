import { type DatabaseConnection, type Dialect, type Driver, MssqlDialect } from 'kysely'
import { Pool, TimeoutError } from 'tarn'
import { Connection, ISOLATION_LEVEL, Request, TYPES } from 'tedious'
import { AppError } from '../../../shared/errors.ts'
import { isAlreadyRolledBack, translateMssqlError } from './mssql-errors.ts'
import { parseMssqlUrl } from './mssql-url.ts'

/** Loaded only if SQL Server is configured. Throws AppError `configuration-invalid` if the address cannot be parsed. */
export function mssqlDialect(options: { url: string; password?: string }): Dialect {
  const configuration = parseMssqlUrl(options.url, options.password)
  const dialect = new MssqlDialect({
    tarn: {
      Pool,
      options: {
        min: 0,
        max: 10,
        // Longer than opening a connection may take, so that its error is reported instead of this time-out.
        acquireTimeoutMillis: 12_000,
        // Otherwise a refused connection would be reported only after the acquire time-out.
        propagateCreateError: true,
      },
    },
    tedious: {
      Connection,
      ISOLATION_LEVEL,
      Request,
      // Kysely binds Dates as DATETIME, which rounds to 3.33 ms; the audit chain needs exact milliseconds.
      TYPES: { ...TYPES, DateTime: TYPES.DateTime2 },
      connectionFactory: () => new Connection(configuration),
      // Kysely describes only the part of tedious that it uses, and more narrowly than tedious itself does.
    } as ConstructorParameters<typeof MssqlDialect>[0]['tedious'],
  })
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => translating(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/** The same driver with our errors. */
function translating(driver: Driver): Driver {
  const connections = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const plain = (connection: DatabaseConnection) => connections.get(connection) ?? connection
  return {
    init: (options) => driver.init(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options).catch(noConnection)
      const wrapped: DatabaseConnection = {
        executeQuery: (query, more) => connection.executeQuery<never>(query, more).catch(rethrow),
        streamQuery: (query, size, more) => connection.streamQuery(query, size, more),
      }
      connections.set(wrapped, connection)
      return wrapped
    },
    releaseConnection: (connection, options) => driver.releaseConnection(plain(connection), options),
    beginTransaction: (connection, settings) => driver.beginTransaction(plain(connection), settings).catch(rethrow),
    commitTransaction: (connection) => driver.commitTransaction(plain(connection)).catch(rethrow),
    async rollbackTransaction(connection) {
      await driver.rollbackTransaction(plain(connection)).catch((error: unknown) => {
        // The error that led here says more than the failed rollback.
        if (!isAlreadyRolledBack(error)) rethrow(error)
      })
    },
    destroy: () => driver.destroy(),
  }
}

function noConnection(error: unknown): never {
  // All connections are in use.
  if (error instanceof TimeoutError) throw new AppError('database-locked', { cause: error, retryAfter: 5 })
  rethrow(error)
}

function rethrow(error: unknown): never {
  throw translateMssqlError(error)
}
