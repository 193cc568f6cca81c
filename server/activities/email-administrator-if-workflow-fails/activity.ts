import { defineActivity } from '../activity.ts'
import { mailToAdministrators, noticeSettings } from '../mail/to-administrators.ts'
import { everyTry } from '../mail/to-person.ts'

/** Tells administrators by mail that a workflow failed; placed after Restart, only about failures that could not be retried. */
export const emailAdministratorIfWorkflowFails = defineActivity({
  id: 'email-administrator-if-workflow-fails',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  runsIn: ['failure', 'critical'],
  settings: noticeSettings({ everyTry }),
  runsBeforeRestart: ({ everyTry }) => everyTry,
  async record(ctx, tx) {
    return mailToAdministrators(ctx, tx, 'failed')
  },
})
