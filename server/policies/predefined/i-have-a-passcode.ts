import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, restart } from './common.ts'

/**
 * For whoever knows neither password nor answers: one visit with the helpdesk's passcode gives both. The new password is set here,
 * since answers that were registered just now do not suffice alone for a while.
 */
export const iHaveAPasscode: WorkflowDefinition = {
  id: 'i-have-a-passcode',
  site: 'self-service',
  name: 'workflows.i-have-a-passcode.name',
  description: 'workflows.i-have-a-passcode.description',
  enabled: true,
  availability: [
    { fact: 'passcodeIssued', is: true },
    { fact: 'profileLocked', is: false },
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
  ],
  activities: [
    { key: 'authenticate', activity: 'authenticate-with-passcode', settings: {} },
    { key: 'lock', activity: 'lock-qa-profile', settings: { threshold: 5, duration: 30, resetAfter: 30 } },
    { key: 'questions', activity: 'edit-qa-profile', settings: {} },
    { key: 'reset', activity: 'reset-password-in-ad', settings: { enforceHistory: true, unlock: true } },
    restart,
    ...mailAtTheEnd,
  ],
}
