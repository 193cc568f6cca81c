import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, restart } from './common.ts'

/**
 * For a caller who knows neither password nor answers. Questions cannot identify such a person, so a code to the address that the
 * company keeps does; the passcode takes off the profile's lock, too.
 */
export const assignPasscode: WorkflowDefinition = {
  id: 'assign-passcode',
  site: 'helpdesk',
  name: 'workflows.assign-passcode.name',
  description: 'workflows.assign-passcode.description',
  enabled: true,
  availability: [
    { fact: 'disabled', is: false },
    { fact: 'accountExpired', is: false },
  ],
  activities: [
    {
      key: 'authenticate',
      activity: 'authentication-methods',
      settings: {
        methods: [
          { method: 'corporate-mail', acceptLocked: true },
          { method: 'caller-questions', mode: 'typed', acceptLocked: true },
        ],
      },
    },
    { key: 'passcode', activity: 'assign-passcode', settings: {} },
    restart,
    ...mailAtTheEnd,
  ],
}
