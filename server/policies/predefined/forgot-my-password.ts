import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, personIsKnown, restart } from './common.ts'

export const forgotMyPassword: WorkflowDefinition = {
  id: 'forgot-my-password',
  site: 'self-service',
  name: 'workflows.forgot-my-password.name',
  description: 'workflows.forgot-my-password.description',
  enabled: true,
  availability: [
    { fact: 'registered', is: true },
    { fact: 'profileLocked', is: false },
    // No new password opens an account that is disabled or has ended.
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
  ],
  activities: [
    personIsKnown,
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 3, duration: 30, resetAfter: 30 } },
    { key: 'reset', activity: 'reset-password-in-ad', settings: { enforceHistory: true, unlock: true } },
    restart,
    ...mailAtTheEnd,
  ],
}
