import type { WorkflowDefinition } from '../workflow.ts'
import { everybodyWhoCanSignIn, mailAtTheEnd, restart } from './common.ts'

/** What may be registered, and must be, is what the policy's `register` says. */
export const manageMyProfile: WorkflowDefinition = {
  id: 'manage-my-profile',
  site: 'self-service',
  name: 'workflows.manage-my-profile.name',
  description: 'workflows.manage-my-profile.description',
  enabled: true,
  availability: [{ fact: 'registered', is: true }, ...everybodyWhoCanSignIn],
  activities: [
    {
      key: 'authenticate',
      activity: 'authenticate-with-password',
      settings: { acceptExpired: true, acceptDisabled: false },
    },
    { key: 'profile', activity: 'manage-my-profile', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
