import { z } from 'zod'
import { defineActivity, type Result, restart } from '../activity.ts'

/** Sets the workflow back to Success and starts it again at its first activity (docs/behaviour.md#the-phase-table). Belongs before the mails. */
export const restartWorkflowIfErrorOccurs = defineActivity({
  id: 'restart-workflow-if-error-occurs',
  group: 'flow',
  sites: ['self-service', 'helpdesk'],
  runsIn: ['failure'],
  settings: z.object({}),
  async record(): Promise<Result> {
    return restart()
  },
})
