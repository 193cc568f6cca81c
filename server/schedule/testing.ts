import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createAudit } from '../audit/chain.ts'
import type { Directory } from '../directory/directory.ts'
import { createSampleCompany } from '../directory/sample/sample.ts'
import { createNotifications, openOrder } from '../notifications/outbox.ts'
import { managementPolicyDefinition } from '../policies/management-policy.ts'
import { createPolicies } from '../policies/policies.ts'
import type { Store } from '../store/database.ts'
import { findJob, insertJob, type Job, requestJob } from '../store/jobs.ts'
import { updatePolicy } from '../store/management-policies.ts'
import { openKeys } from '../store/open-keys.ts'
import { saveProfile } from '../store/profiles.ts'
import { type TemporaryStore, temporaryStore } from '../store/testing.ts'
import { readResult } from './progress.ts'
import { startScheduler } from './scheduler.ts'
import type { AnyTask, TaskServices } from './task.ts'

export interface PlantOptions {
  open?: () => Promise<TemporaryStore>
  /** People more than the sample company has. */
  staff?: number
  directory?: (real: Directory) => Directory
}

/** Everything that tasks stand on, real, on the sample company, with a clock that a test moves. */
export async function openPlant({ open = temporaryStore, staff, directory: around }: PlantOptions = {}) {
  const store = await open()
  const keys = await openKeys(store, `${store.folder}/keys`)
  let now = Date.parse('2026-11-22T09:00:00Z')
  const clock = () => new Date(now)
  const company = createSampleCompany(store.folder, { now: clock, ...(staff !== undefined && { staff }) })
  const directory = around?.(company) ?? company
  const policies = createPolicies({ store, clock })
  await policies.publish()
  const audit = createAudit({ node: 'plant', keys, now: clock })
  const notifications = createNotifications({ keys })
  const url = 'https://latchkey.example.com'
  const services: TaskServices = { store, keys, audit, directory, policies, notifications, url, clock }
  let policyVersion = 1

  return {
    ...services,
    services,
    store,
    /** Moves the program's clock; the database's own goes on as it does. */
    pass(days: number) {
      now += days * 86_400_000
    },
    /** Alters the default policy, which holds for everybody here. */
    async policy(changes: object) {
      const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Default', ...changes }))
      const of = { id: 'default', expectedVersion: policyVersion++ }
      await store.transaction((tx) => updatePolicy(tx, of, { definition }))
      policies.forget()
    },
    /** Somebody's answers, as registered. */
    async register(account: string, answers = ['first-school', 'first-pet', 'birth-city']) {
      const found = await company.session({}).find(account)
      if (found.found !== 'one') throw new Error(`${account} is not one person`)
      const { id: personId, domain } = found.person
      const given = answers.map((question) => ({
        ...{
          question,
          hash: 'hash',
          kind: 'optional',
          lengthAtLeast: 2,
          repeatsAnother: false,
          repeatsQuestion: false,
        },
      }))
      const profile = { personId, domain, language: 'en', askSalt: 'salt', answers: given }
      await store.transaction((tx) => saveProfile(tx, profile))
      return found.person
    },
    /** Runs a task to its end as the scheduler would, and says what came of it. */
    run: (task: AnyTask, settings: object = {}) => runToEnd(services, task, settings),
    job: (task: AnyTask) => jobOf(store, task),
    async mails() {
      const rows = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
      return rows.map(({ order }) => openOrder(keys, order))
    },
    async events(event: string) {
      const rows = await store.read.selectFrom('AuditEvent').selectAll().where('event', '=', event).execute()
      return rows.map(({ subject, data }) => ({ subject, data: JSON.parse(data) as Record<string, unknown> }))
    },
    async [Symbol.asyncDispose]() {
      await company.close()
      await store.close()
    },
  }
}

export type Plant = Awaited<ReturnType<typeof openPlant>>

export async function jobOf(store: Store, { id }: AnyTask): Promise<Job> {
  const job = await findJob(store.read, id)
  if (!job) throw new Error(`${id} was not stored`)
  return job
}

/** Stored as due never, so that only what a test asks for is run. */
export async function storeJob(store: Store, task: AnyTask, settings: object = {}): Promise<void> {
  const row = { id: task.id, cron: task.cron, timeZone: 'UTC', enabled: false, nextAt: null }
  const text = JSON.stringify(task.settings.parse(settings))
  await store.transaction(async (tx) => {
    if (await insertJob(tx, { ...row, settings: text })) return
    await tx.updateTable('Job').set({ settings: text }).where('id', '=', task.id).execute()
  })
}

async function runToEnd(services: TaskServices, task: AnyTask, settings: object) {
  const { store } = services
  await storeJob(store, task, settings)
  await store.transaction((tx) => requestJob(tx, task.id))
  const stopping = new AbortController()
  const problems: unknown[] = []
  const ended = startScheduler({
    ...{ services, tasks: [task], node: 'plant', pollMs: 5, signal: stopping.signal },
    report: (_, error) => problems.push(error),
  })
  try {
    await until(async () => {
      if (problems.length > 0) throw problems[0]
      const { running, requestedAt } = await jobOf(store, task)
      return !running && requestedAt === null
    })
  } finally {
    stopping.abort()
    await ended
  }
  return readResult((await jobOf(store, task)).lastResult)
}

export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await sleep(5)
}

/** As if the database's clock had been moved by so much since: everything the job noted lies so much earlier. */
export async function agedBy(store: Store, { id }: AnyTask, milliseconds: number): Promise<void> {
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

/** Rows of a table. */
export const countOf = async (store: Store, table: 'Reminder' | 'OutboxMail' | 'UserStatistics'): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(store.read)
  return Number(rows[0]?.count)
}
