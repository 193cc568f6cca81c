import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { getTranslator } from '../../shared/languages/translator.ts'
import type { AskStep, WizardStep } from '../../shared/wizard/page.ts'
import { type AnyActivity, critical, defineActivity, failed, ok, type Phase, restart } from '../activities/activity.ts'
import { activities } from '../activities/index.ts'
import { createAudit } from '../audit/chain.ts'
import { createApplicationToken, storeApplicationToken } from '../authentication/application-token.ts'
import type { Presentations } from '../authentication/decentralized/presentations.ts'
import type { FrontEnd } from '../authentication/sign-in-module.ts'
import type { Directory } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { writeSampleCompany } from '../directory/sample/testing-sample.ts'
import { factors } from '../factors/index.ts'
import { createIdentityReader } from '../identity/create-reader.ts'
import { createOwnSource } from '../identity/own-source.ts'
import { createNotifications } from '../notifications/outbox.ts'
import { createPolicies } from '../policies/policies.ts'
import { defaultPolicy } from '../policies/resolve.ts'
import type { WorkflowDefinition } from '../policies/workflow.ts'
import type { Hasher } from '../profiles/hashing.ts'
import { createProfiles } from '../profiles/profiles.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { createTestHasher } from '../profiles/testing-hasher.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { openStore } from '../store/open.ts'
import { findRun, insertRun, type Run } from '../store/runs.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { writeMigratedDatabase } from '../store/testing-migrated.ts'
import { publishWorkflow } from '../store/workflow-versions.ts'
import { createEngine } from './create-engine.ts'
import type { RunCredentials } from './engine.ts'
import type { EngineTimes } from './services.ts'
import { createSignInService } from './sign-ins.ts'

export interface EngineHarnessOptions {
  /** Shared with another engine, or read after a crash; else a temporary folder, removed at the end. */
  folder?: string
  workflows?: Record<string, WorkflowDefinition['activities']>
  activities?: readonly AnyActivity[]
  availability?: WorkflowDefinition['availability']
  clock?: () => Date
  times?: Partial<EngineTimes>
  store?: (real: Store) => Store
  /** Another store than SQLite's on the migrated file in `folder`. */
  open?: (folder: string) => Promise<Store>
  /** How old the policies may be that are used: 0, or as in a server. */
  policiesMaxAgeMs?: number
  directory?: (real: Directory) => Directory
  hasher?: (real: Hasher) => Hasher
  keys?: (real: Keys) => Keys
  /** The server bears the application token; a text: another one. */
  applicationToken?: boolean
  verifyPresentation?: Presentations['verify']
  /** Registers the sample company's people; hashing all their answers takes a second. */
  registered?: boolean
}

/** A complete engine on the sample company: everything real, with the test's own activities and workflows beside the product's. */
export async function createEngineHarness(options: EngineHarnessOptions = {}) {
  const { clock = () => new Date() } = options
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'latchkey-engine-')))
  await writeMigratedDatabase(folder)
  const real = await (options.open?.(folder) ?? openStore({ kind: 'sqlite', folder }))
  const store = options.store?.(real) ?? real
  const realKeys = await openTestKeys(real, folder)
  const keys = options.keys?.(realKeys) ?? realKeys
  await writeSampleCompany(folder)
  const company = createSampleCompany(folder)
  const directory = options.directory?.(company) ?? company
  const testHasher = createTestHasher()
  const hasher = options.hasher?.(testHasher) ?? testHasher
  if (options.registered) await seedSample({ store: real, hasher, directory: company })
  const policies = createPolicies({ store: real, clock, isSample: true, maxAgeMs: options.policiesMaxAgeMs })
  await policies.publishPredefined()
  for (const [id, steps] of Object.entries(options.workflows ?? {})) await publish(id, steps)
  const stopping = new AbortController()
  const reported: Error[] = []

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
    profiles: createProfiles({ store: real, keys, hasher, audit, notifications, url, clock, offered }, factors),
    activities: [...activities, ...testActivities, ...(options.activities ?? [])],
    notifications,
    getTranslator,
    clock,
    url,
    signal: stopping.signal,
    report: (error: Error) => void reported.push(error),
    times: options.times,
  }
  const engine = createEngine(services)
  let token: string | undefined = options.applicationToken ? createApplicationToken() : undefined
  if (token !== undefined) await replaceToken(token)
  const signInServices = {
    ...services,
    identity: createIdentityReader(createOwnSource(real.read)),
    applicationToken: { server: 'test', read: () => token },
    presentations: { verify: options.verifyPresentation ?? (async () => undefined), redeem: async () => undefined },
  }

  async function replaceToken(stored = createApplicationToken()): Promise<void> {
    await real.transaction((tx) => storeApplicationToken(tx, stored))
  }

  async function publish(
    id: string,
    steps: WorkflowDefinition['activities'],
    site: WorkflowDefinition['site'] = 'self-service',
  ): Promise<void> {
    const definition: WorkflowDefinition = {
      id,
      site,
      name: id,
      description: id,
      enabled: true,
      availability: options.availability ?? [],
      activities: steps,
    }
    const version = { policy: defaultPolicy.id, workflow: id, definition: JSON.stringify(definition) }
    await real.transaction((tx) => publishWorkflow(tx, version))
  }

  return {
    engine,
    services,
    createSignInService: (frontEnd: FrontEnd, caller?: Parameters<typeof createSignInService>[2]) =>
      createSignInService(signInServices, frontEnd, caller),
    replaceToken,
    bearToken(borne: string) {
      token = borne
    },
    hasher,
    folder,
    store: real,
    company,
    /** Errors that the engine logged. */
    reported,
    publish,
    start: (workflow: string, account = 'active.user', language = 'en') =>
      engine.start({ workflow, account, language, site: 'self-service' }),
    /** Steps and results of the run, in order, from the audit: `sign-in:failed`. */
    async readTrace({ id }: Pick<RunCredentials, 'id'>): Promise<string[]> {
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
      if (!options.folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

export type EngineHarness = Awaited<ReturnType<typeof createEngineHarness>>

/** The page of an `ask` step; fails with the whole step if it is anything else. */
export function expectPage(step: WizardStep): AskStep {
  if (step.status !== 'ask') throw new Error(`a page was expected, not ${JSON.stringify(step)}`)
  return step
}

const page = async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const

/** A step whose answer says what its result is. */
const defineTestPage = <const Id extends string>(id: Id, group: 'authentication' | 'action') =>
  defineActivity({
    id,
    group,
    sites: ['self-service'],
    settings: z.object({}),
    page,
    answer: z.object({ result: z.enum(['ok', 'failed', 'critical', 'refused']) }),
    check: async (_, { result }) => (result === 'refused' ? { code: 'not-accepted', field: 'result' } : undefined),
    async execute(_, { result }) {
      if (result === 'ok') return ok()
      return result === 'failed' ? failed('wrong-credentials', { field: 'result' }) : critical('account-locked')
    },
  })

/** A step that only leaves a trace. */
const defineTestRecord = <const Id extends string>(id: Id, runsIn: readonly Phase[]) =>
  defineActivity({
    id,
    group: 'notification',
    sites: ['self-service'],
    runsIn,
    settings: z.object({}),
    record: async () => ok(),
  })

export const testActivities: readonly AnyActivity[] = [
  defineTestPage('test-sign-in', 'authentication'),
  defineTestPage('test-act', 'action'),
  defineTestRecord('test-if-succeeds', ['success']),
  defineTestRecord('test-if-fails', ['failure', 'critical']),
  defineActivity({
    id: 'test-again',
    group: 'flow',
    sites: ['self-service'],
    runsIn: ['failure'],
    settings: z.object({}),
    record: async () => restart(),
  }),
]

/** An open run of `active.user`, for tests below the engine. */
export async function insertTestRun(store: Store): Promise<Run> {
  await store.transaction((tx) =>
    insertRun(tx, {
      id: 'run-1',
      tokenHash: 'ab',
      workflow: 'manage-my-passwords',
      workflowVersion: 'v',
      personId: null,
      domain: 'corp.example.com',
      account: 'active.user',
      language: 'en',
      accountKey: 'cd',
      decoy: false,
      controller: null,
      status: 'open',
      number: 1,
      state: '{}',
      intent: null,
    }),
  )
  const run = await findRun(store.read, 'run-1')
  if (!run) throw new Error('the run is gone')
  return run
}

/** Stops work at one place until the test lets it pass, so that the order of two requests does not depend on their speed. */
export function createGate() {
  const reached = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  return {
    reached: reached.promise,
    open: () => opened.resolve(),
    pass(): Promise<void> {
      reached.resolve()
      return opened.promise
    },
  }
}

/** Steps of a workflow from `key: activity` pairs. */
export const defineSteps = (steps: Record<string, string | [activity: string, settings: Record<string, unknown>]>) =>
  Object.entries(steps).map(([key, step]) =>
    typeof step === 'string' ? { key, activity: step, settings: {} } : { key, activity: step[0], settings: step[1] },
  )
