import type { WorkflowDefinition } from '../workflow.ts'
import { everybodyWhoCanSignIn, mailAtTheEnd, restart } from './common.ts'

export const manageMyPasswords: WorkflowDefinition = {
  id: 'manage-my-passwords',
  site: 'self-service',
  name: 'workflows.manage-my-passwords.name',
  description: 'workflows.manage-my-passwords.description',
  enabled: true,
  availability: everybodyWhoCanSignIn,
  activities: [
    {
      key: 'authenticate',
      activity: 'authenticate-with-password',
      settings: { acceptExpired: true, acceptDisabled: false },
    },
    { key: 'change', activity: 'change-password-in-ad', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
