import { AppError, type ErrorCode } from '../../../shared/errors.ts'

/** https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const deadlockVictim = 1205
const lockTimeout = 1222
const updateConflict = 3960
const uniqueIndex = 2601
const uniqueConstraint = 2627
/** Also check constraints, of which there are none. */
const reference = 547
/** ROLLBACK without a transaction: the server has already rolled back, as it does for a deadlock victim. */
const nothingToRollBack = 3903
const codes: Record<string, ErrorCode> = {
  1101: 'disk-full',
  1105: 'disk-full',
  9002: 'disk-full',
  [deadlockVictim]: 'database-locked',
  [lockTimeout]: 'database-locked',
  [updateConflict]: 'database-locked',
  823: 'database-unavailable',
  824: 'database-unavailable',
  825: 'database-unavailable',
  // The session was ended; shutting down; changing its role in an availability group; read-only, as after the change.
  596: 'database-unavailable',
  6005: 'database-unavailable',
  952: 'database-unavailable',
  976: 'database-unavailable',
  983: 'database-unavailable',
  3906: 'database-unavailable',
  4060: 'database-unavailable',
  40613: 'database-unavailable',
  EABORT: 'database-unavailable',
  ECANCEL: 'database-unavailable',
  ECLOSE: 'database-unavailable',
  ECONNCLOSED: 'database-unavailable',
  ECONNRESET: 'database-unavailable',
  EINSTLOOKUP: 'database-unavailable',
  EINVALIDSTATE: 'database-unavailable',
  ELOGIN: 'database-unavailable',
  EPIPE: 'database-unavailable',
  ESOCKET: 'database-unavailable',
  ETIMEOUT: 'database-unavailable',
}

interface ServerError {
  number?: number
  code?: string
}

/** Of several errors of one request the first is the cause; the others follow from it. */
export function firstError(error: unknown): ServerError {
  const first = Array.isArray(error) ? error[0] : error
  // Every field of ServerError is optional, so any object is one.
  return typeof first === 'object' && first !== null ? (first as ServerError) : {}
}

/** Whether the server itself has refused the request; otherwise what it has done is not known. */
export function hasNumber(error: unknown): boolean {
  return typeof firstError(error).number === 'number'
}

/** Whether the transaction is stored is not known, so it must not be run again. */
export class CommitUnanswered extends Error {
  readonly code = 'ESOCKET'
}

const passing: ReadonlySet<unknown> = new Set([deadlockVictim, lockTimeout, updateConflict, 596, 6005])
const lostConnection: ReadonlySet<unknown> = new Set([
  'ECLOSE',
  'ECONNCLOSED',
  'ECONNRESET',
  'EINVALIDSTATE',
  'EPIPE',
  'ESOCKET',
])

/** Whether a transaction that had begun is certainly not stored, for a cause that need not meet it again. */
export function mayRetry(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error
  if (cause instanceof CommitUnanswered) return false
  const { number, code } = firstError(cause)
  return number === undefined ? lostConnection.has(code) : passing.has(number)
}

export function isMssqlUniqueViolation(error: unknown): boolean {
  const { number } = firstError(error)
  return number === uniqueIndex || number === uniqueConstraint
}

export const isMssqlForeignKeyViolation = (error: unknown): boolean => firstError(error).number === reference

/** Whether ROLLBACK failed because no transaction was open. */
export function isAlreadyRolledBack(error: unknown): boolean {
  return firstError(error).number === nothingToRollBack
}

export function translateMssqlError(error: unknown): unknown {
  const { number, code } = firstError(error)
  const ours = codes[number ?? ''] ?? codes[code ?? '']
  return ours ? new AppError(ours, { cause: error, retryAfter: 5 }) : error
}
