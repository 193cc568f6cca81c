import type { WorkflowDefinition } from '../workflow.ts'
import { everybodyWhoCanSignIn, restart } from './common.ts'

/** That notifications were switched off is told in any case: whoever else has the password cannot do so unseen. */
export const myNotifications: WorkflowDefinition = {
  id: 'my-notifications',
  site: 'self-service',
  name: 'workflows.my-notifications.name',
  description: 'workflows.my-notifications.description',
  enabled: true,
  availability: everybodyWhoCanSignIn,
  activities: [
    {
      key: 'authenticate',
      activity: 'authenticate-with-password',
      settings: { acceptExpired: true, acceptDisabled: false },
    },
    { key: 'subscribe', activity: 'subscribe-to-notifications', settings: {} },
    restart,
    { key: 'tell-success', activity: 'email-user-if-workflow-succeeds', settings: { subscription: 'may-not-leave' } },
    { key: 'tell-failure', activity: 'email-user-if-workflow-fails', settings: { subscription: 'may-not-leave' } },
  ],
}
