import type { WorkflowDefinition } from '../workflow.ts'
import { everybodyWhoCanSignIn, mailAtTheEnd, restart } from './common.ts'

export const register: WorkflowDefinition = {
  id: 'register',
  site: 'self-service',
  name: 'workflows.register.name',
  description: 'workflows.register.description',
  enabled: true,
  availability: [{ fact: 'registered', is: false }, ...everybodyWhoCanSignIn],
  activities: [
    {
      key: 'authenticate',
      activity: 'authenticate-with-password',
      settings: { acceptExpired: true, acceptDisabled: false },
    },
    // By default three security questions and no more: everything else is offered by `manage-my-profile`.
    { key: 'register', activity: 'register', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
