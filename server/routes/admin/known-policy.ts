import { AppError } from '../../../shared/errors.ts'
import type { AdminServices } from './resource.ts'

/** A policy as this server uses it, among all of them in order of priority. Throws AppError `not-found`. */
export async function loadKnownPolicy({ policies: known }: Pick<AdminServices, 'policies'>, id: string) {
  const policies = await known.listPolicies()
  const policy = policies.find((one) => one.id === id)
  if (!policy) throw new AppError('not-found')
  return { policies, policy }
}
