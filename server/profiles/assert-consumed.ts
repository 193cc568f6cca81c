import { AppError } from '../../shared/errors.ts'

/** Throws `conflict` if the code was already used, so that the transaction rolls back. */
export function assertConsumed(consumed: boolean): void {
  if (!consumed) throw new AppError('conflict')
}
