import { AppError } from '../../shared/errors.ts'
import type { Reader, Tx } from '../store/database.ts'
import { insertPolicy, listPolicies } from '../store/management-policies.ts'
import { defaultPolicyId, lastPriority } from './management-policy.ts'

/** Inserts a policy below all others, also below one that is added meanwhile; returns its priority. Throws AppError `conflict` if none is left. */
export async function insertLast(
  tx: Tx,
  policy: { id: string; definition: string; version?: number },
): Promise<number> {
  for (let taken = 0; ; ) {
    const priority = await findLastPlace(tx)
    if (priority === taken) throw new AppError('conflict')
    if (await insertPolicy(tx, { ...policy, priority })) return priority
    taken = priority
  }
}

/** The priority after all other policies but the default one. */
export async function findLastPlace(reader: Reader): Promise<number> {
  const places = (await listPolicies(reader))
    .filter(({ id }) => id !== defaultPolicyId)
    .map((policy) => policy.priority)
  return Math.min(Math.max(0, ...places) + 10, lastPriority - 1)
}
