import { defineActivity } from '../activity.ts'
import { mailToAdministrators, noticeSettings } from '../mail-to-administrators.ts'
import { everyTry } from '../mail-to-person.ts'

/** Tells administrators by mail that somebody's task failed; after Restart in the list, only what could not be tried again. */
export const emailAdministratorIfWorkflowFails = defineActivity({
  id: 'email-administrator-if-workflow-fails',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  runsIn: ['failure', 'critical'],
  settings: noticeSettings({ everyTry }),
  beforeRestart: ({ everyTry }) => everyTry,
  async record(ctx, tx) {
    return mailToAdministrators(ctx, tx, 'failed')
  },
})
