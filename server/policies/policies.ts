import type { Account, PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { PublishedWorkflow, WorkflowDefinition } from './workflow.ts'

/** `createPolicies({ store, clock, ownAccounts }): Policies` follows in this file. */
export interface Policies {
  /** Publishes the predefined workflows that are new or changed since the last start, as new immutable versions. */
  publish(): Promise<void>
  /** The version that a run begins on now; undefined: the site has no such task, or it is switched off. */
  workflow(id: string, site: WorkflowDefinition['site']): Promise<PublishedWorkflow | undefined>
  /** The version that a run began on. Throws AppError `workflow-unknown`. */
  version(version: string): Promise<PublishedWorkflow>
  /** Tasks of a site before anybody has said who they are: the same for every account. */
  tasks(site: WorkflowDefinition['site']): Promise<WorkflowDefinition[]>
  /** The management policy that holds for this person. `account` gives the directory's own rules. */
  forPerson(person: DirectoryPerson, account: Account, language: string): PersonPolicy
  /** Why this account is out of self-service, or undefined. */
  protection(person: DirectoryPerson): string | undefined
}
