import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createAudit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { createNotifications, decryptOrder } from '../notifications/outbox.ts'
import { managementPolicyDefinition } from '../policies/management-policy.ts'
import { createPolicies } from '../policies/policies.ts'
import type { Store } from '../store/database.ts'
import { findJob, insertJob, type Job, requestJob } from '../store/jobs.ts'
import { updatePolicy } from '../store/management-policies.ts'
import { openKeys } from '../store/open-keys.ts'
import { saveProfile } from '../store/profiles.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import type { AnyJobDefinition, JobServices } from './job.ts'
import { parseResult } from './progress.ts'
import { createScheduler } from './scheduler.ts'

export interface SchedulerHarnessOptions {
  open?: () => Promise<TemporaryStore>
  /** Additional people of the sample company. */
  staff?: number
  directory?: (real: Directory) => Directory
  checkpointFile?: string
  hasForeignIdentities?: boolean
}

/** The services of jobs, all real, on the sample company, with a clock that a test moves. */
export async function createSchedulerHarness({
  open = temporaryStore,
  staff,
  directory: around,
  checkpointFile,
  hasForeignIdentities = false,
}: SchedulerHarnessOptions = {}) {
  const store = await open()
  const keys = await openKeys(store, `${store.folder}/keys`)
  let now = Date.parse('2026-11-22T09:00:00Z')
  const clock = () => new Date(now)
  const company = createSampleCompany(store.folder, { now: clock, ...(staff !== undefined && { staff }) })
  const directory = around?.(company) ?? company
  const policies = createPolicies({ store, clock, isSample: true })
  await policies.publishPredefined()
  const audit = createAudit({ node: 'node-1', keys, now: clock })
  const notifications = createNotifications({ keys })
  const url = 'https://latchkey.example.com'
  const needed = { store, keys, audit, directory, policies, notifications, url, clock }
  const services: JobServices = { ...needed, checkpointFile, hasForeignIdentities }
  let policyVersion = 1

  return {
    ...services,
    services,
    store,
    /** Moves the program's clock; the database's own goes on as it does. */
    advanceDays(days: number) {
      now += days * 86_400_000
    },
    /** Changes the default policy, which applies to everybody here. */
    async changePolicy(changes: object) {
      const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Default', ...changes }))
      const expected = { id: 'default', expectedVersion: policyVersion++ }
      await store.transaction((tx) => updatePolicy(tx, expected, { definition }))
      policies.invalidate()
    },
    /** Registers answers of a person. */
    async register(account: string, answers = ['first-school', 'first-pet', 'birth-city']) {
      const found = await company.openSession({}).find(account)
      if (found.found !== 'one') throw new Error(`${account} is not one person`)
      const { id: personId, domain } = found.person
      const given = answers.map((question) => ({
        question,
        hash: 'hash',
        kind: 'optional',
        lengthAtLeast: 2,
        repeatsAnother: false,
        repeatsQuestion: false,
      }))
      const profile = { personId, domain, language: 'en', askSalt: 'salt', answers: given }
      await store.transaction((tx) => saveProfile(tx, profile))
      return found.person
    },
    /** Runs a job to its end as the scheduler would, and returns its result. */
    run: (definition: AnyJobDefinition, settings: object = {}) => runToEnd(services, definition, settings),
    runStored: (definition: AnyJobDefinition) => runStored(services, definition),
    async listMails() {
      const rows = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
      return rows.map(({ order }) => decryptOrder(keys, order))
    },
    async listEvents(event: string) {
      const rows = await store.read.selectFrom('AuditEvent').selectAll().where('event', '=', event).execute()
      return rows.map(({ subject, data }) => ({ subject, data: JSON.parse(data) as Record<string, unknown> }))
    },
    async [Symbol.asyncDispose]() {
      await company.close()
      await store.close()
    },
  }
}

export type SchedulerHarness = Awaited<ReturnType<typeof createSchedulerHarness>>

export async function loadJob(store: Store, { id }: AnyJobDefinition): Promise<Job> {
  const job = await findJob(store.read, id)
  if (!job) throw new Error(`${id} was not stored`)
  return job
}

/** Stores a job that is never due, so that only requested runs start. */
export async function storeJob(store: Store, definition: AnyJobDefinition, settings: object = {}): Promise<void> {
  const { id, cron } = definition
  const row = { id, cron, timeZone: 'UTC', enabled: false, nextAt: null }
  const text = JSON.stringify(definition.settings.parse(settings))
  await store.transaction(async (tx) => {
    if (await insertJob(tx, { ...row, settings: text })) return
    await tx.updateTable('Job').set({ settings: text }).where('id', '=', id).execute()
  })
}

async function runToEnd(services: JobServices, definition: AnyJobDefinition, settings: object) {
  const { store } = services
  await storeJob(store, definition, settings)
  const { result, errors } = await runStored(services, definition)
  if (errors.length > 0) throw errors[0]
  return result
}

/** Runs a job once with the settings that are stored. */
async function runStored(services: JobServices, definition: AnyJobDefinition) {
  const { store } = services
  await store.transaction((tx) => requestJob(tx, definition.id))
  const errors: unknown[] = []
  const scheduler = createScheduler({
    services,
    jobs: [definition],
    node: 'node-1',
    signal: new AbortController().signal,
    report: (_, error) => errors.push(error),
  })
  await scheduler.startDueJobs()
  await scheduler.waitForRuns()
  return { errors, result: parseResult((await loadJob(store, definition)).lastResult) }
}

export async function waitUntil(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await sleep(5)
}

/** Moves the stored moments of a job back, as if the database's clock had been moved forward. */
export async function shiftJobTimes(store: Store, { id }: AnyJobDefinition, milliseconds: number): Promise<void> {
  const job = await findJob(store.read, id)
  const moved = (moment: Date | null | undefined) => (moment ? new Date(moment.getTime() - milliseconds) : null)
  await store.transaction((tx) =>
    tx
      .updateTable('Job')
      .set({
        nextAt: moved(job?.nextAt),
        lastDueAt: moved(job?.lastDueAt),
        startedAt: moved(job?.startedAt),
        leaseUntil: moved(job?.leaseUntil),
      })
      .where('id', '=', id)
      .execute(),
  )
}

export const countRows = async (store: Store, table: 'Reminder' | 'OutboxMail' | 'UserStatistics'): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(store.read)
  return Number(rows[0]?.count)
}
