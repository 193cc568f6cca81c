import { uuidv7 } from 'uuidv7'
import { AppError } from '../../../shared/errors.ts'
import { createAudit } from '../../audit/chain.ts'
import { factors } from '../../factors/index.ts'
import { createNotifications } from '../../notifications/outbox.ts'
import type { Policies } from '../../policies/policies.ts'
import type { Protection } from '../../policies/protected-accounts.ts'
import { defaultPolicy } from '../../policies/resolve.ts'
import type { PublishedWorkflow } from '../../policies/workflow.ts'
import type { Hasher } from '../../profiles/hashing.ts'
import { createProfiles } from '../../profiles/profiles.ts'
import type { Store } from '../../store/database.ts'
import type { Keys } from '../../store/keys.ts'
import { bindKeys } from '../../store/signed-rows.ts'
import type { EngineServices, ObservedStep } from '../services.ts'
import { toSimulatedActivities } from './simulated-activities.ts'
import { createSimulatedDirectory, type SimulatedPerson } from './simulated-directory.ts'
import type { ReadOnlyKeys, ReadOnlyPolicies, SimulationSources } from './sources.ts'

interface SimulatedServicesOptions {
  /** In memory. */
  store: Store
  workflow: PublishedWorkflow
  people: readonly SimulatedPerson[]
  /** Why an operator may not help the person. */
  protectedBy?: Protection
  clock(): Date
  observe(step: ObservedStep): void
}

/** The services of a real engine, of which none reaches the server's database, its outbox, its key file or a writer of the directory. */
export function createSimulatedServices(
  sources: SimulationSources,
  { store, workflow, people, protectedBy, clock, observe }: SimulatedServicesOptions,
): EngineServices {
  const { directory, hasMailServer, policies, ...shared } = sources
  const keys = withoutWriters(sources.keys)
  bindKeys(store, keys)
  const audit = createAudit({ node: uuidv7(), keys, now: clock })
  const notifications = createNotifications({ keys, hasServer: hasMailServer })
  const { activities, extensionOrigins, getTranslator, signal, url } = shared
  const offered = defaultPolicy.questions
  const profileServices = { store, keys, hasher: noHasher, audit, notifications, url, clock, offered }
  return {
    activities: toSimulatedActivities(activities),
    extensionOrigins,
    getTranslator,
    signal,
    url,
    store,
    keys,
    audit,
    notifications,
    profiles: createProfiles(profileServices, factors),
    directory: createSimulatedDirectory(directory, { people, now: clock }),
    policies: createSimulatedPolicies(policies, { workflow, protectedBy }),
    clock,
    observe,
    // What is wrong with a simulated run is told by its step.
    report() {},
  }
}

/** No secret is compared, so nothing is hashed. */
const noHasher: Hasher = {
  hash: async (secrets) => secrets.map(() => 'simulated'),
  verify: async (pairs) => pairs.map(() => false),
  async close() {},
}

const refuse = (): never => {
  throw new AppError('unexpected', { cause: 'a simulation does not write' })
}

const withoutWriters = (keys: ReadOnlyKeys): Keys => ({
  ...keys,
  recordRowsSigned: refuse,
  remove: refuse,
  rewrite: refuse,
  rotate: refuse,
})

/** Every person gets the simulated workflow, and the made-up operator may help every person who is not protected. */
function createSimulatedPolicies(
  policies: ReadOnlyPolicies,
  { workflow, protectedBy }: Pick<SimulatedServicesOptions, 'protectedBy' | 'workflow'>,
): Policies {
  const isSimulated = (id: string) => id === workflow.definition.id
  return {
    ...policies,
    findWorkflow: async (id, site, policy) => (isSimulated(id) ? workflow : policies.findWorkflow(id, site, policy)),
    loadWorkflowVersion: async (version) =>
      version === workflow.version ? workflow : policies.loadWorkflowVersion(version),
    resolveHelpdeskScope: async () => ({ policies: await policies.listPolicies(), findRefusal: () => protectedBy }),
    invalidate() {},
    publishPredefined: async () => refuse(),
  }
}
