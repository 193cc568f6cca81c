import { AppError } from '../../shared/errors.ts'

/** A cause as an operator can look it up: the code of the system's error where there is one. Never a setting's value. */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.cause === undefined ? error.code : reasonOf(error.cause)
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code !== 'ERR_SQLITE_ERROR' ? code : error.message
}
