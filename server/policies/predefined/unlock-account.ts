import type { WorkflowDefinition } from '../workflow.ts'
import { callerIsKnown, mailAtTheEnd, restart } from './common.ts'

export const unlockAccount: WorkflowDefinition = {
  id: 'unlock-account',
  site: 'helpdesk',
  name: 'workflows.unlock-account.name',
  description: 'workflows.unlock-account.description',
  enabled: true,
  availability: [
    { fact: 'profileLocked', is: false },
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
    { fact: 'accountLocked', is: true },
  ],
  activities: [callerIsKnown(), { key: 'unlock', activity: 'unlock-account', settings: {} }, restart, ...mailAtTheEnd],
}
