import type { WorkflowDefinition } from '../workflow.ts'
import { mailAtTheEnd, restart } from './common.ts'

/** Asks for nothing that an impostor could want, so it needs no check of the caller. */
export const enforceProfileUpdate: WorkflowDefinition = {
  id: 'enforce-profile-update',
  site: 'helpdesk',
  name: 'workflows.enforce-profile-update.name',
  description: 'workflows.enforce-profile-update.description',
  enabled: true,
  availability: [{ fact: 'registered', is: true }],
  activities: [{ key: 'enforce', activity: 'enforce-profile-update', settings: {} }, restart, ...mailAtTheEnd],
}
