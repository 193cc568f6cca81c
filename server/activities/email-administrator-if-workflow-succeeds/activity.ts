import { defineActivity } from '../activity.ts'
import { mailToAdministrators, noticeSettings } from '../mail/to-administrators.ts'

/** Tells administrators by mail that a workflow succeeded. */
export const emailAdministratorIfWorkflowSucceeds = defineActivity({
  id: 'email-administrator-if-workflow-succeeds',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  settings: noticeSettings({}),
  async record(ctx, tx) {
    return mailToAdministrators(ctx, tx, 'succeeded')
  },
})
