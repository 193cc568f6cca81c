import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { words } from '../../shared/languages/words.ts'
import type { AskStep, WizardStep } from '../../shared/wizard/page.ts'
import { type AnyActivity, critical, defineActivity, failed, ok, type Phase, restart } from '../activities/activity.ts'
import { activities } from '../activities/index.ts'
import { createAudit } from '../audit/chain.ts'
import type { FrontEnd } from '../authentication/module.ts'
import type { Directory } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { createNotifications } from '../notifications/outbox.ts'
import { createPolicies } from '../policies/policies.ts'
import { defaultPolicy } from '../policies/resolve.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import { createHasher } from '../profiles/hashing.ts'
import { createProfiles } from '../profiles/profiles.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import type { Store } from '../store/database.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { publishWorkflow } from '../store/workflow-versions.ts'
import { createEngine } from './create-engine.ts'
import type { RunCredentials } from './engine.ts'
import type { EngineTimes } from './services.ts'
import { signInDesk } from './sign-in-desk.ts'

export interface OfficeOptions {
  folder: string
  workflows?: Record<string, WorkflowDefinition['activities']>
  activities?: readonly AnyActivity[]
  availability?: WorkflowDefinition['availability']
  clock?: () => Date
  times?: Partial<EngineTimes>
  store?: (real: Store) => Store
  directory?: (real: Directory) => Directory
  /** Registers the sample company's people; hashing all their answers takes a second. */
  registered?: boolean
}

/** A whole engine on the sample company: everything real, with the test's own activities and workflows beside the product's. */
export async function openOffice(options: OfficeOptions) {
  const { folder, clock = () => new Date() } = options
  const real = await openStore({ kind: 'sqlite', folder })
  const store = options.store?.(real) ?? real
  const keys = await openKeys(real, join(folder, 'keys'))
  const company = createSampleCompany(folder)
  const directory = options.directory?.(company) ?? company
  const hasher = createHasher()
  if (options.registered) await seedSample({ store: real, hasher, directory: company })
  const policies = createPolicies({ store: real, clock })
  await policies.publish()
  for (const [id, steps] of Object.entries(options.workflows ?? {})) await publish(id, steps)
  const stopping = new AbortController()

  const audit = createAudit({ node: randomUUID(), keys, now: clock })
  const notifications = createNotifications({ keys })
  const url = 'http://localhost:8080'
  const offered = defaultPolicy.questions
  const services = {
    store,
    keys,
    audit,
    directory,
    policies,
    profiles: createProfiles({ store: real, keys, hasher, audit, notifications, url, clock, offered }),
    activities: [...activities, ...scripted, ...(options.activities ?? [])],
    notifications,
    words,
    clock,
    url,
    signal: stopping.signal,
    times: options.times,
  }
  const engine = createEngine(services)

  async function publish(id: string, steps: WorkflowDefinition['activities']): Promise<void> {
    const definition: WorkflowDefinition = {
      ...{ id, site: 'self-service', name: id, description: id, enabled: true },
      availability: options.availability ?? [],
      activities: steps,
    }
    const of = { policy: defaultPolicy.id, workflow: id, definition: JSON.stringify(definition) }
    await real.transaction((tx) => publishWorkflow(tx, of))
  }

  return {
    engine,
    desk: (frontEnd: FrontEnd) => signInDesk(services, frontEnd),
    store: real,
    company,
    publish,
    start: (workflow: string, account = 'active.user', language = 'en') =>
      engine.start({ workflow, account, language, site: 'self-service' }),
    /** What the run's steps came to, in order, as the audit tells it: `sign-in:failed`. */
    async trace({ id }: Pick<RunCredentials, 'id'>): Promise<string[]> {
      const rows = await real.read
        .selectFrom('AuditEvent')
        .select(['event', 'data'])
        .where('runId', '=', id)
        .orderBy('at')
        .orderBy('sequence')
        .execute()
      return rows
        .filter(({ event }) => event.startsWith('activity-'))
        .map(({ data }) => JSON.parse(data) as { step: string; result: string })
        .map(({ step, result }) => `${step}:${result}`)
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await hasher.close()
      await company.close()
      await real.close()
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

/** The page that a step asks; a test that meets anything else says what. */
export function asked(step: WizardStep): AskStep {
  if (step.status !== 'ask') throw new Error(`a page was expected, not ${JSON.stringify(step)}`)
  return step
}

const say = z.object({ say: z.enum(['ok', 'failed', 'critical', 'refused']) })
const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const

/** A step whose answer says what becomes of it. */
const asks = <const Id extends string>(id: Id, group: 'authentication' | 'action') =>
  defineActivity({
    ...{ id, group, sites: ['self-service'] },
    settings: z.object({}),
    page,
    answer: say,
    check: async (_, { say }) => (say === 'refused' ? { code: 'not-accepted', field: 'say' } : undefined),
    execute: async (_, { say }) =>
      say === 'ok'
        ? ok()
        : say === 'failed'
          ? failed('wrong-credentials', { field: 'say' })
          : critical('account-locked'),
  })

const marks = <const Id extends string>(id: Id, runsIn: readonly Phase[]) =>
  defineActivity({
    ...{ id, group: 'notification', sites: ['self-service'], runsIn },
    settings: z.object({}),
    record: async () => ok(),
  })

/** Activities for tests of the engine itself: pages that end as they are told, and marks that only leave a trace. */
export const scripted: readonly AnyActivity[] = [
  asks('test-sign-in', 'authentication'),
  asks('test-act', 'action'),
  marks('test-if-succeeds', ['success']),
  marks('test-if-fails', ['failure', 'critical']),
  defineActivity({
    ...{ id: 'test-again', group: 'flow', sites: ['self-service'], runsIn: ['failure'] },
    settings: z.object({}),
    record: async () => restart(),
  }),
]

/** Steps of a workflow from `key: activity` pairs. */
export const steps = (of: Record<string, string | [activity: string, settings: Record<string, unknown>]>) =>
  Object.entries(of).map(([key, step]) =>
    typeof step === 'string' ? { key, activity: step, settings: {} } : { key, activity: step[0], settings: step[1] },
  )
