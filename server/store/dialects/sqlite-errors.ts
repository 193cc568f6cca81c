import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** Primary and extended result codes: https://www.sqlite.org/rescode.html */
const busy = 5
const locked = 6
const codes: Record<number, ErrorCode> = {
  [busy]: 'database-locked',
  [locked]: 'database-locked',
  8: 'database-unavailable', // READONLY
  10: 'database-unavailable', // IOERR
  11: 'database-unavailable', // CORRUPT
  13: 'disk-full', // FULL
  14: 'database-unavailable', // CANTOPEN
  26: 'database-unavailable', // NOTADB
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

/** Translates foreign errors that mean a broken promise; others (constraints, programming errors) pass unchanged. */
export function translateSqliteError(error: unknown): unknown {
  const result = resultCode(error)
  if (result === undefined) return error
  const code = result === sharedMemoryFull ? 'disk-full' : codes[result & 0xff]
  return code ? new AppError(code, { cause: error, retryAfter: 5 }) : error
}
