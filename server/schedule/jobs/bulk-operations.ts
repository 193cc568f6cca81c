import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { type BulkOperation, listDueBulkOperations } from '../../store/bulk-operations.ts'
import { ChangedOperation, openBulkRun, postpone } from '../bulk/bulk-run.ts'
import { executeBatch } from '../bulk/execute-batch.ts'
import { prepareBulkOperation } from '../bulk/prepare.ts'
import { settleAnnounced } from '../bulk/settle.ts'
import { defineJob, type JobRun } from '../job.ts'

/**
 * Carries out what administrators do to many people, wave by wave. All of its state is in the operations' own rows, which each commit changes
 * under the lease of this job: a node that takes over goes on where the last commit was.
 */
export const bulkOperations = defineJob({
  id: 'bulk-operations',
  cron: '* * * * *',
  settings: z.strictObject({}),
  async work(run) {
    for (let isWorking = true; isWorking; ) {
      isWorking = false
      // One batch of each in turn, so that a large one does not keep a small one waiting.
      for (const operation of await listDueBulkOperations(run.services.store.read)) {
        run.signal.throwIfAborted()
        if (await advance(run, operation)) isWorking = true
      }
    }
    return undefined
  },
})

/** True: there may be more to do at once. */
async function advance(run: JobRun<unknown>, operation: BulkOperation): Promise<boolean> {
  const bulk = openBulkRun(run, operation)
  try {
    if (operation.unsettled) return await settleAnnounced(bulk)
    if (operation.status === 'running') return await executeBatch(bulk)
    await prepareBulkOperation(bulk)
    return true
  } catch (error) {
    if (error instanceof ChangedOperation) return true
    if (!(error instanceof AppError) || error.code !== 'directory-unreachable') throw error
    await postpone(bulk, error.code)
    return false
  }
}
