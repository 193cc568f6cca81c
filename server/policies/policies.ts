import { AppError } from '../../shared/errors.ts'
import { onceFor } from '../../shared/once-for.ts'
import type { Account, PersonPolicy } from '../activities/activity.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { findWorkflowVersion } from '../store/workflow-versions.ts'
import { decoyPolicy } from './decoy-policy.ts'
import { type HelpdeskScope, helpdeskScope } from './helpdesk-scope.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { type PasswordLists, withoutLists } from './password-lists/password-lists.ts'
import { personPolicy } from './person-policy.ts'
import { createPolicyCache, type PolicyBook } from './policy-cache.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { type Protection, protection, staffProtection } from './protected-accounts.ts'
import { publishPredefined } from './publish-predefined.ts'
import { defaultPolicy, type Explained, type Resolved } from './resolve.ts'
import type { PublishedWorkflow, WorkflowDefinition } from './workflow.ts'

type Site = WorkflowDefinition['site']

export interface Policies {
  /** Publishes the default policy, and the predefined workflows that are new or changed since the last start, as new immutable versions. */
  publish(): Promise<void>
  /** The one policy that holds for this person, and the line of its scope that decided. */
  resolve(person: DirectoryPerson): Promise<Resolved>
  /** For every policy, in the order in which they decide, why it covers this person or not. */
  explain(person: DirectoryPerson): Promise<Explained[]>
  /** What an account that does not exist falls under: the same while nothing changes, and one that people of that domain have. */
  decoyPolicy(accountKey: string, domain: string): Promise<ManagementPolicy>
  /** The version that a run begins on now; undefined: the policy has no such task on that site, or it is switched off. */
  workflow(id: string, site: Site, policy: string): Promise<PublishedWorkflow | undefined>
  /** The version that a run began on. Throws AppError `workflow-unknown`. */
  version(version: string): Promise<PublishedWorkflow>
  /** Tasks of a site before anybody has said who they are: of all policies together, the same for every account. */
  tasks(site: Site): Promise<WorkflowDefinition[]>
  /** Tasks of one policy's people. */
  tasksFor(policy: string, site: Site): Promise<readonly WorkflowDefinition[]>
  /**
   * A policy as a person's activities see it: the one that `policy` names, which a run began on, else the one that holds now.
   * `account` gives the directory's own rules.
   */
  forPerson(of: { person: DirectoryPerson; account: Account; language: string; policy?: string }): Promise<PersonPolicy>
  /** Whose people somebody may help on the Helpdesk site. */
  helpdeskScope(operator: DirectoryPerson): Promise<HelpdeskScope>
  /** Why this account is out of self-service, or undefined. */
  protection(person: DirectoryPerson): Protection | undefined
  /** Why this account may not sign in to a site of the staff, or undefined. */
  staffProtection(person: DirectoryPerson): Protection | undefined
  /** In order of priority. */
  all(): Promise<readonly ManagementPolicy[]>
  /** Something was saved on this node: it holds from the next call on. */
  forget(): void
}

/**
 * `ownAccounts`: what Latchkey itself signs in to the directory with, in any spelling. `freshFor`: for so many milliseconds a
 * look at the database holds.
 */
export function createPolicies(of: {
  store: Store
  clock(): Date
  ownAccounts?: readonly string[]
  freshFor?: number
  lists?: PasswordLists
}): Policies {
  const { store, clock, ownAccounts = [], freshFor = 0, lists = withoutLists() } = of
  const cache = createPolicyCache({ store, freshFor, steady: () => performance.now() })

  return {
    async publish() {
      await publishPredefined(store, predefinedWorkflows)
      cache.forget()
    },
    resolve: async (person) => (await cache.book()).resolver.resolve(person),
    explain: async (person) => (await cache.book()).resolver.explain(person),
    async decoyPolicy(accountKey, domain) {
      const { policies, shares } = await cache.book()
      return decoyPolicy(policies, accountKey, domain, shares) ?? defaultPolicy
    },

    async workflow(id, site, policy) {
      const published = (await cache.book()).workflows.get(policy)?.get(id)
      return published && isOffered(published.definition, site) ? published : undefined
    },

    async version(version) {
      const known = cache.version(version)
      if (known) return known
      const row = await findWorkflowVersion(store.read, version)
      const published = row && cache.keep(row)
      if (!published) throw new AppError('workflow-unknown')
      return published
    },

    async tasks(site) {
      const book = await cache.book()
      const offered = new Map<string, WorkflowDefinition>()
      // The default policy's words go before those of others.
      for (const { id, enabled } of book.policies.toReversed()) {
        for (const one of enabled ? offeredBy(book, id, site) : []) {
          if (!offered.has(one.id)) offered.set(one.id, one)
        }
      }
      return inOrder([...offered.values()])
    },
    tasksFor: async (policy, site) => offeredBy(await cache.book(), policy, site),

    async forPerson({ person, account, language, policy: id }) {
      const book = await cache.book()
      const policy = book.policies.find((one) => one.id === id) ?? book.resolver.resolve(person).policy
      const registration = registrationIn(book, policy.id)
      const workflows = offeredBy(book, policy.id, 'self-service')
      return personPolicy({ policy, person, account, language, lists, registration, workflows, clock })
    },

    async helpdeskScope(operator) {
      const { policies, resolver } = await cache.book()
      return helpdeskScope({ policies, resolver, operator, ownAccounts })
    },
    protection: (person) => protection(person, ownAccounts),
    staffProtection: (person) => staffProtection(person, ownAccounts),
    all: async () => (await cache.book()).policies,
    forget: cache.forget,
  }
}

/** Asked of the workflow itself, so that who changes a profile is always held to what registering is held to: a copy could grow stale. */
const registrationIn = ({ workflows }: PolicyBook, policy: string): Readonly<Record<string, unknown>> =>
  workflows
    .get(policy)
    ?.get('register')
    ?.definition.activities.find(({ activity }) => activity === 'register')?.settings ?? {}

const isOffered = (definition: WorkflowDefinition, site: Site): boolean =>
  definition.enabled && definition.site === site

const offeredBy = ({ workflows }: PolicyBook, policy: string, site: Site): readonly WorkflowDefinition[] => {
  const ofPolicy = workflows.get(policy)
  return ofPolicy ? offeredOn(ofPolicy, site) : []
}

/** Predefined tasks in their order, an organisation's own after them, by their ids. */
const inOrder = (definitions: readonly WorkflowDefinition[]): WorkflowDefinition[] =>
  definitions.toSorted((one, other) => place(one) - place(other) || (one.id < other.id ? -1 : 1))

const offeredOn = onceFor((workflows: ReadonlyMap<string, PublishedWorkflow>, site: Site) =>
  inOrder([...workflows.values()].map(({ definition }) => definition).filter((one) => isOffered(one, site))),
)

function place({ id }: WorkflowDefinition): number {
  const index = predefinedWorkflows.findIndex((one) => one.id === id)
  return index < 0 ? predefinedWorkflows.length : index
}
