import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, restart } from './common.ts'

/** For whoever knows neither password nor answers: the helpdesk's passcode opens the way to new answers, and nothing else. */
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
    restart,
    ...mailAtTheEnd,
  ],
}
