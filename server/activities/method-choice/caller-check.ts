import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, ok, type Result } from '../activity.ts'
import type { CallerCheck } from '../caller-checks.ts'

/** Settings that say whom a method may check, not what the caller has to show. */
const notOfProof = ['acceptLocked']

/** Two steps that ask a caller for the same have the same digest, in whatever order their settings are stored. */
export function digestProof(method: { method: string } & Record<string, unknown>): string {
  const settings = Object.entries(method)
    .filter(([name]) => !notOfProof.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(settings)).digest('hex')
}

/** The step succeeds without a page; the audit says on which check it stood. */
export function rely({ callerChecks }: Pick<ActivityContext<unknown>, 'callerChecks'>, check: CallerCheck): Result {
  const { id, method, checkedAt } = check
  return ok(
    async (tx) => {
      // *Done with caller*, or a newer check, at the same moment: the request fails and reads again.
      if (!(await callerChecks?.isCurrent(tx, check))) throw new AppError('conflict')
    },
    { method, note: { reliedOn: id, method, checkedAt: checkedAt.toISOString() } },
  )
}

export const recordAlso = <Of extends Extract<Result, { kind: 'ok' | 'failed' | 'critical' }>>(
  result: Of,
  record: (tx: Tx) => Promise<void>,
): Of => ({
  ...result,
  async record(tx: Tx) {
    await result.record?.(tx)
    await record(tx)
  },
})
