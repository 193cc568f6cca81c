import { defineActivity } from '../activity.ts'
import { mailSettings, mailToPerson } from '../mail/to-person.ts'

/** Tells the person by mail what was done, so that they learn when another person used their account. */
export const emailUserIfWorkflowSucceeds = defineActivity({
  id: 'email-user-if-workflow-succeeds',
  group: 'notification',
  sites: ['self-service', 'helpdesk'],
  settings: mailSettings('succeeded'),
  async record(ctx, tx) {
    return mailToPerson(ctx, tx, 'succeeded')
  },
})
