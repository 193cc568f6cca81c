import { AppError } from '../../shared/errors.ts'

/** Nothing of a transaction stands whose code another one has spent meanwhile. */
export function spent(was: boolean): void {
  if (!was) throw new AppError('conflict')
}
