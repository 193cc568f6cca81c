import { defineActivity } from '../activity.ts'
import { everyTry, mailSettings, mailToPerson } from '../mail/to-person.ts'

/** Tells the person by mail that a workflow failed; placed after Restart, only about failures that could not be retried. */
export const emailUserIfWorkflowFails = defineActivity({
  id: 'email-user-if-workflow-fails',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  runsIn: ['failure', 'critical'],
  settings: mailSettings('failed').extend({ everyTry }),
  runsBeforeRestart: ({ everyTry }) => everyTry,
  async record(ctx, tx) {
    return mailToPerson(ctx, tx, 'failed')
  },
})
