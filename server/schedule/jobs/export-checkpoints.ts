import { z } from 'zod'
import { exportCheckpoints } from '../../audit/exported-checkpoints.ts'
import { defineJob } from '../job.ts'

/**
 * Appends the audit's checkpoints to the file that LATCHKEY_CHECKPOINT_FILE names, for a place that an attacker with the database does not
 * reach. The environment names it, not a setting: a session of an administrator must not choose files that the server writes.
 */
export const exportCheckpointsJob = defineJob({
  id: 'export-checkpoints',
  cron: '10 * * * *',
  settings: z.strictObject({}),
  async work({ services: { store, checkpointFile } }) {
    if (checkpointFile === undefined) return { code: 'no-checkpoint-file' }
    return { counts: { checkpoints: await exportCheckpoints(store.read, checkpointFile) } }
  },
})
