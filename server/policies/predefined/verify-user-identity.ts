import type { WorkflowDefinition } from '../workflow.ts'
import { callerIsKnown, mailAtTheEnd, restart } from './common.ts'

export const verifyUserIdentity: WorkflowDefinition = {
  id: 'verify-user-identity',
  site: 'helpdesk',
  name: 'workflows.verify-user-identity.name',
  description: 'workflows.verify-user-identity.description',
  enabled: true,
  availability: [{ fact: 'profileLocked', is: false }],
  activities: [callerIsKnown(), restart, ...mailAtTheEnd],
}
