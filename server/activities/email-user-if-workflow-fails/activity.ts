import { defineActivity } from '../activity.ts'
import { everyTry, mailSettings, mailToPerson } from '../mail-to-person.ts'

/** Tells the person by mail that a task failed; after Restart in the list, only what could not be tried again. */
export const emailUserIfWorkflowFails = defineActivity({
  id: 'email-user-if-workflow-fails',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  runsIn: ['failure', 'critical'],
  settings: mailSettings('failed').extend({ everyTry }),
  beforeRestart: ({ everyTry }) => everyTry,
  async record(ctx, tx) {
    return mailToPerson(ctx, tx, 'failed')
  },
})
