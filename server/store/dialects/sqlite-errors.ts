import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** Primary and extended result codes: https://www.sqlite.org/rescode.html */
const busy = 5
const locked = 6
const corrupt = 11
const notADatabase = 26
const codes: Record<number, ErrorCode> = {
  [busy]: 'database-locked',
  [locked]: 'database-locked',
  8: 'database-unavailable', // READONLY
  10: 'database-unavailable', // IOERR
  [corrupt]: 'database-unavailable',
  13: 'disk-full', // FULL
  14: 'database-unavailable', // CANTOPEN
  [notADatabase]: 'database-unavailable',
}
/** IOERR_SHMSIZE: the shared memory file of the write-ahead log cannot grow. */
const sharedMemoryFull = 4874
const uniqueKey = 2067
const primaryKey = 1555
const foreignKey = 787

function resultCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined
}

export function isSqliteBusy(error: unknown): boolean {
  const code = resultCode(error)
  return code !== undefined && ((code & 0xff) === busy || (code & 0xff) === locked)
}

export function isSqliteUniqueViolation(error: unknown): boolean {
  const code = resultCode(error)
  return code === uniqueKey || code === primaryKey
}

export const isSqliteForeignKeyViolation = (error: unknown): boolean => resultCode(error) === foreignKey

/** The file holds something else than a database, or pages that contradict each other: it does not become whole by waiting. */
export function isSqliteDamage(error: unknown): boolean {
  const code = resultCode(error instanceof AppError ? error.cause : error)
  return code !== undefined && ((code & 0xff) === corrupt || (code & 0xff) === notADatabase)
}

/** Translates foreign errors that mean a broken promise; others (constraints, programming errors) pass unchanged. */
export function translateSqliteError(error: unknown): unknown {
  const result = resultCode(error)
  if (result === undefined) return error
  const code = result === sharedMemoryFull ? 'disk-full' : codes[result & 0xff]
  return code ? new AppError(code, { cause: error, retryAfter: 5 }) : error
}
