import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const deadlockVictim = 1205
const uniqueIndex = 2601
const uniqueConstraint = 2627
/** ROLLBACK without a transaction: the server has already rolled back, as it does for a deadlock victim. */
const nothingToRollBack = 3903
const codes: Record<string, ErrorCode> = {
  1101: 'disk-full',
  1105: 'disk-full',
  9002: 'disk-full',
  1222: 'database-locked',
  823: 'database-unavailable',
  824: 'database-unavailable',
  825: 'database-unavailable',
  4060: 'database-unavailable',
  40613: 'database-unavailable',
  EABORT: 'database-unavailable',
  ECLOSE: 'database-unavailable',
  ECONNCLOSED: 'database-unavailable',
  EINSTLOOKUP: 'database-unavailable',
  EINVALIDSTATE: 'database-unavailable',
  ELOGIN: 'database-unavailable',
  ESOCKET: 'database-unavailable',
  ETIMEOUT: 'database-unavailable',
}

interface ServerError {
  number?: number
  code?: string
}

/** Kysely passes several errors of one request on as a list; the first is the cause, the others follow from it. */
function firstError(error: unknown): ServerError {
  const first = Array.isArray(error) ? error[0] : error
  // Every field of ServerError is optional, so any object is one.
  return typeof first === 'object' && first !== null ? (first as ServerError) : {}
}

export function isDeadlockVictim(error: unknown): boolean {
  return firstError(error).number === deadlockVictim
}

export function isMssqlUniqueViolation(error: unknown): boolean {
  const { number } = firstError(error)
  return number === uniqueIndex || number === uniqueConstraint
}

/** Whether a failed ROLLBACK left nothing behind: no transaction was open, or the connection and its transaction are gone. */
export function isAlreadyRolledBack(error: unknown): boolean {
  const { number, code } = firstError(error)
  return number === nothingToRollBack || code === 'ESOCKET' || code === 'ECONNCLOSED' || code === 'EINVALIDSTATE'
}

export function translateMssqlError(error: unknown): unknown {
  const { number, code } = firstError(error)
  const ours = codes[number ?? ''] ?? codes[code ?? '']
  return ours ? new AppError(ours, { cause: error, retryAfter: 5 }) : error
}
