import type { WorkflowDefinition } from '../workflow.ts'
import { callerIsKnown, mailAtTheEnd, restart } from './common.ts'

/** Begins with a check of the caller: a lock that anybody on the phone could have taken off would be none. */
export const unlockProfile: WorkflowDefinition = {
  id: 'unlock-profile',
  site: 'helpdesk',
  name: 'workflows.unlock-profile.name',
  description: 'workflows.unlock-profile.description',
  enabled: true,
  availability: [{ fact: 'profileLocked', is: true }],
  activities: [
    callerIsKnown({ acceptLocked: true }),
    { key: 'unlock', activity: 'unlock-qa-profile', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
