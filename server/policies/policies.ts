import { AppError } from '../../shared/errors.ts'
import type { Account, PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { currentVersions, findWorkflowVersion } from '../store/workflow-versions.ts'
import { personPolicy } from './person-policy.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { type Protection, protection } from './protected-accounts.ts'
import { publishPredefined } from './publish-predefined.ts'
import { defaultPolicy, resolvePolicy } from './resolve.ts'
import { type PublishedWorkflow, type WorkflowDefinition, workflowDefinition } from './workflow.ts'

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
  protection(person: DirectoryPerson): Protection | undefined
}

/** `ownAccounts`: what Latchkey itself signs in to the directory with, in any spelling. */
export function createPolicies(of: { store: Store; clock(): Date; ownAccounts?: readonly string[] }): Policies {
  const { store, clock, ownAccounts = [] } = of
  /** By version id; versions never change. */
  const known = new Map<string, PublishedWorkflow>()

  async function read(version: string): Promise<PublishedWorkflow> {
    const row = await findWorkflowVersion(store.read, version)
    if (!row) throw new AppError('workflow-unknown')
    const published = { version, definition: parseDefinition(row.definition) }
    known.set(version, published)
    return published
  }

  const versionOf = async (version: string) => known.get(version) ?? read(version)

  return {
    publish: () => publishPredefined(store, predefinedWorkflows),

    async workflow(id, site) {
      const [version] = await currentVersions(store.read, { policy: defaultPolicy.id, workflow: id })
      const published = version === undefined ? undefined : await versionOf(version)
      return published?.definition.enabled && published.definition.site === site ? published : undefined
    },

    version: versionOf,

    async tasks(site) {
      const versions = await currentVersions(store.read, { policy: defaultPolicy.id })
      const published = await Promise.all(versions.map(versionOf))
      return published
        .map(({ definition }) => definition)
        .filter((one) => one.enabled && one.site === site)
        .sort((one, other) => place(one) - place(other))
    },

    forPerson: (person, account, language) =>
      personPolicy({ policy: resolvePolicy(person), person, account, language, clock }),

    protection: (person) => protection(person, ownAccounts),
  }
}

const parseDefinition = (json: string): WorkflowDefinition => workflowDefinition.parse(JSON.parse(json))

/** Predefined tasks in their order, an organisation's own after them. */
function place({ id }: WorkflowDefinition): number {
  const index = predefinedWorkflows.findIndex((one) => one.id === id)
  return index < 0 ? predefinedWorkflows.length : index
}
