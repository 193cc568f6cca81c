import type { WorkflowDefinition } from '../workflow.ts'
import { callerIsKnown, mailAtTheEnd, restart } from './common.ts'

export const resetPassword: WorkflowDefinition = {
  id: 'reset-password',
  site: 'helpdesk',
  name: 'workflows.reset-password.name',
  description: 'workflows.reset-password.description',
  enabled: true,
  availability: [
    { fact: 'profileLocked', is: false },
    // No new password opens an account that is disabled or has ended.
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
  ],
  activities: [
    callerIsKnown(),
    { key: 'reset', activity: 'reset-password-in-ad', settings: { enforceHistory: true, unlock: true } },
    restart,
    ...mailAtTheEnd,
  ],
}
