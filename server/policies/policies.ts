import { AppError } from '../../shared/errors.ts'
import { memoizeByObject } from '../../shared/memoize-by-object.ts'
import type { AccountFacts } from '../activities/account.ts'
import type { PersonPolicy } from '../activities/activity.ts'
import { readParameters } from '../authentication/parameters/read-parameters.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { Store } from '../store/database.ts'
import { findWorkflowVersion } from '../store/workflow-versions.ts'
import { chooseDecoyPolicy } from './decoy-policy.ts'
import { type HelpdeskScope, listManagedPolicies, resolveHelpdeskScope } from './helpdesk-scope.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { createEmptyPasswordLists, type PasswordLists } from './password-lists/password-lists.ts'
import { createPersonPolicy } from './person-policy.ts'
import { createPolicyCache, type PolicySnapshot } from './policy-cache.ts'
import { predefinedWorkflows } from './predefined/index.ts'
import { findProtection, findStaffProtection, type Protection } from './protected-accounts.ts'
import { publishPredefined } from './publish-predefined.ts'
import { defaultPolicy, type PolicyExplanation, type ResolvedPolicy } from './resolve.ts'
import { type AskedStep, asksForOneOf } from './staff-factors.ts'
import { findAuthority } from './staff-roles.ts'
import type { PublishedWorkflow, WorkflowDefinition } from './workflow.ts'

type Site = WorkflowDefinition['site']

export interface Policies {
  /** Stores the default policy, and publishes predefined workflows that are new or changed since the last start. */
  publishPredefined(): Promise<void>
  /** The policy that applies to this person, and which entry of its scope decided. */
  resolve(person: DirectoryPerson): Promise<ResolvedPolicy>
  /** Why each policy covers this person or not, in order of priority. */
  explain(person: DirectoryPerson): Promise<PolicyExplanation[]>
  /** The policy of a decoy: one that people of the domain have, and the same until the policies change. */
  chooseDecoyPolicy(accountKey: string, domain: string): Promise<ManagementPolicy>
  /** The version that a new run uses; undefined: the policy has no such workflow on that site, or it is disabled. */
  findWorkflow(id: string, site: Site, policy: string): Promise<PublishedWorkflow | undefined>
  /** The version that a run started with. Throws AppError `workflow-unknown`. */
  loadWorkflowVersion(version: string): Promise<PublishedWorkflow>
  /** Workflows of a site before authentication: those of all policies together, the same for every account. */
  listWorkflows(site: Site): Promise<WorkflowDefinition[]>
  /** Workflows of one policy's people. */
  listWorkflowsFor(policy: string, site: Site): Promise<readonly WorkflowDefinition[]>
  /** Ids of the workflows of all policies, also of disabled ones. */
  listWorkflowIds(): Promise<ReadonlySet<string>>
  /**
   * A policy as a person's activities see it: the one with which a run started (`policy`), otherwise the one that applies now.
   * `account` provides the directory's own rules.
   */
  loadPersonPolicy(options: {
    person: DirectoryPerson
    decoy?: boolean
    account: AccountFacts
    /** An attribute of the person that a rule names. */
    readAttribute(name: string): Promise<string | undefined>
    language: string
    policy?: string
  }): Promise<PersonPolicy>
  /** Whom a person may help on the Helpdesk site. */
  resolveHelpdeskScope(operator: DirectoryPerson): Promise<HelpdeskScope>
  /**
   * Why this account is excluded from self-service, or undefined. With `steps` of a workflow: whether it asks Latchkey's own staff for
   * a factor that their policy names for them (`staffFactors`).
   */
  findProtection(person: DirectoryPerson, steps?: readonly AskedStep[]): Promise<Protection | undefined>
  /** Why this account may not sign in to a staff site, or undefined. */
  findStaffProtection(person: DirectoryPerson): Protection | undefined
  /** In order of priority. */
  listPolicies(): Promise<readonly ManagementPolicy[]>
  /** After this node has saved something: the next call loads it. */
  invalidate(): void
}

interface PoliciesOptions {
  store: Store
  clock(): Date
  /** Accounts with which Latchkey itself signs in to the directory, in any spelling. */
  ownAccounts?: readonly string[]
  /** How long loaded policies may be used without asking the database. */
  maxAgeMs?: number
  lists?: PasswordLists
  /** With the sample company names of groups count, and staff are protected only where a setting says so. */
  isSample?: boolean
}

export function createPolicies({
  store,
  clock,
  ownAccounts = [],
  maxAgeMs = 0,
  lists = createEmptyPasswordLists(),
  isSample = false,
}: PoliciesOptions): Policies {
  const cache = createPolicyCache({ store, isSample, maxAgeMs, monotonicNow: () => performance.now() })

  function findAnyProtection({ policies, administration }: PolicySnapshot, person: DirectoryPerson) {
    const protectedBy = findProtection(person, ownAccounts)
    if (protectedBy || (isSample && !administration.protectStaff)) return protectedBy
    const isStaff =
      findAuthority(person, administration, { isSample }) !== undefined ||
      listManagedPolicies(policies, person).length > 0
    return isStaff ? 'latchkey-staff' : undefined
  }

  return {
    async publishPredefined() {
      await publishPredefined(store, predefinedWorkflows)
      cache.invalidate()
    },
    resolve: async (person) => (await cache.load()).resolver.resolve(person),
    explain: async (person) => (await cache.load()).resolver.explain(person),
    async chooseDecoyPolicy(accountKey, domain) {
      const { policies, shares } = await cache.load()
      return chooseDecoyPolicy(policies, accountKey, domain, shares) ?? defaultPolicy
    },

    async findWorkflow(id, site, policy) {
      const published = (await cache.load()).workflows.get(policy)?.get(id)
      return published && isOffered(published.definition, site) ? published : undefined
    },

    async loadWorkflowVersion(version) {
      const known = cache.findVersion(version)
      if (known) return known
      const row = await findWorkflowVersion(store.read, version)
      const published = row && cache.remember(row)
      if (!published) throw new AppError('workflow-unknown')
      return published
    },

    async listWorkflows(site) {
      const snapshot = await cache.load()
      const offered = new Map<string, WorkflowDefinition>()
      // The default policy's texts come before those of others.
      for (const { id, enabled } of snapshot.policies.toReversed()) {
        for (const one of enabled ? listOffered(snapshot, id, site) : []) {
          if (!offered.has(one.id)) offered.set(one.id, one)
        }
      }
      return sortWorkflows([...offered.values()])
    },
    listWorkflowsFor: async (policy, site) => listOffered(await cache.load(), policy, site),
    async listWorkflowIds() {
      const { workflows } = await cache.load()
      return new Set([...workflows.values()].flatMap((ofPolicy) => [...ofPolicy.keys()]))
    },

    async loadPersonPolicy({ person, decoy = false, account, readAttribute, language, policy: id }) {
      const snapshot = await cache.load()
      const policy = snapshot.policies.find((one) => one.id === id) ?? snapshot.resolver.resolve(person).policy
      const registration = registrationSettings(snapshot, policy.id)
      const workflows = listOffered(snapshot, policy.id, 'self-service')
      const own = { policy, person, decoy, account, readAttribute, language }
      const splitsPasscodes = async () =>
        (await readParameters(store.read))['QER | Person | PasswordResetAuthenticator | PasscodeSplit']
      return createPersonPolicy({ ...own, lists, registration, workflows, splitsPasscodes, clock })
    },

    async resolveHelpdeskScope(operator) {
      const snapshot = await cache.load()
      const { policies, resolver } = snapshot
      const findProtectionOf = (person: DirectoryPerson) => findAnyProtection(snapshot, person)
      return resolveHelpdeskScope({ policies, resolver, operator, findProtection: findProtectionOf })
    },
    async findProtection(person, steps) {
      const snapshot = await cache.load()
      const protectedBy = findAnyProtection(snapshot, person)
      if (protectedBy !== 'latchkey-staff' || !steps) return protectedBy
      const { staffFactors } = snapshot.resolver.resolve(person).policy
      return asksForOneOf(staffFactors, steps) ? undefined : protectedBy
    },
    findStaffProtection: (person) => findStaffProtection(person, ownAccounts),
    listPolicies: async () => (await cache.load()).policies,
    invalidate: cache.invalidate,
  }
}

/** Read from the workflow itself, so that changing a profile always has the same requirements as registering. */
const registrationSettings = ({ workflows }: PolicySnapshot, policy: string): Readonly<Record<string, unknown>> =>
  workflows
    .get(policy)
    ?.get('register')
    ?.definition.activities.find(({ activity }) => activity === 'register')?.settings ?? {}

const isOffered = (definition: WorkflowDefinition, site: Site): boolean =>
  definition.enabled && definition.site === site

const listOffered = ({ workflows }: PolicySnapshot, policy: string, site: Site): readonly WorkflowDefinition[] => {
  const ofPolicy = workflows.get(policy)
  return ofPolicy ? listOfferedOn(ofPolicy, site) : []
}

/** Predefined workflows in their order, then an organisation's own by their ids. */
const sortWorkflows = (definitions: readonly WorkflowDefinition[]): WorkflowDefinition[] =>
  definitions.toSorted((one, other) => positionOf(one) - positionOf(other) || (one.id < other.id ? -1 : 1))

const listOfferedOn = memoizeByObject((workflows: ReadonlyMap<string, PublishedWorkflow>, site: Site) =>
  sortWorkflows([...workflows.values()].map(({ definition }) => definition).filter((one) => isOffered(one, site))),
)

function positionOf({ id }: WorkflowDefinition): number {
  const index = predefinedWorkflows.findIndex((one) => one.id === id)
  return index < 0 ? predefinedWorkflows.length : index
}
