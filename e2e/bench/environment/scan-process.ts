/** A process that walks through a company, as a scheduled task or plainly: one `WalkJob` in, one `Walked` out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAudit } from '../../../server/audit/chain.ts'
import type { Directory } from '../../../server/directory/directory.ts'
import { createSampleCompany } from '../../../server/directory/sample/sample.ts'
import { createNotifications } from '../../../server/notifications/outbox.ts'
import { managementPolicyDefinition } from '../../../server/policies/management-policy.ts'
import { createPolicies } from '../../../server/policies/policies.ts'
import { inviteToRegister } from '../../../server/schedule/jobs/invite-to-register.ts'
import { synchronisePeople } from '../../../server/schedule/jobs/synchronise-people.ts'
import { userStatusStatistics } from '../../../server/schedule/jobs/user-status-statistics.ts'
import { parseResult } from '../../../server/schedule/progress.ts'
import { startScheduler } from '../../../server/schedule/scheduler.ts'
import type { Store } from '../../../server/store/database.ts'
import { findJob, insertJob, requestJob } from '../../../server/store/jobs.ts'
import { findPolicy, updatePolicy } from '../../../server/store/management-policies.ts'
import { openStore } from '../../../server/store/open.ts'
import { openKeys } from '../../../server/store/open-keys.ts'

export interface ScanJob {
  folder: string
  people: number
  /** `again`: the invitations once more, when all are sent. */
  kind: 'plain' | 'user-status-statistics' | 'invite-to-register' | 'again' | 'synchronise-people'
}

export interface ScanResult {
  done: number
  milliseconds: number
  sent: number
  /** PSS in MB: before the scan, after a tenth of it, and the maximum from there on. */
  before: number
  atTenth: number
  highest: number
  /** Milliseconds of the processor that 1,000 people took: in the second tenth of the scan, and in the ninth. */
  earlyPace: number
  latePace: number
}

/** The object is the same every time, so that it adds no memory. */
const memory = { before: 0, atTenth: 0, highest: 0, earlyPace: 0, latePace: 0 }

function proportionalSetSize(): number {
  globalThis.gc?.()
  return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1]) / 1024
}

async function runScan({ folder, people, kind }: ScanJob): Promise<ScanResult> {
  const company = createSampleCompany(folder, { staff: people })
  await company.warmUp(new AbortController().signal)
  let met = 0
  let looked = 0
  const pace = watchPace(people)
  const directory: Directory = {
    ...company,
    openSession(options) {
      const session = company.openSession(options)
      return {
        ...session,
        async *listPeople(range) {
          for await (const page of session.listPeople(range)) {
            met += page.people.length
            pace.note(met)
            if (met - looked >= people / 20) {
              looked = met
              const size = proportionalSetSize()
              if (met < people / 8) memory.atTenth = size
              else memory.highest = Math.max(memory.highest, size)
            }
            yield page
          }
        },
      }
    },
  }
  if (kind === 'plain') {
    const start = performance.now()
    for (const { name } of company.domains) {
      for await (const page of directory.openSession({ domain: name }).listPeople({ pageSize: 200 })) void page
    }
    return { done: met, milliseconds: performance.now() - start, sent: 0, ...memory }
  }
  const store = await openStore({ kind: 'sqlite', folder })
  const keys = await openKeys(store, join(folder, 'keys'))
  const clock = () => new Date()
  const policies = createPolicies({ store, clock, maxAgeMs: 1_000 })
  await policies.publishPredefined()
  await enableInvitations(store)
  policies.invalidate()
  const audit = createAudit({ node: 'bench', keys, now: clock })
  const notifications = createNotifications({ keys })
  const task = tasks[kind]
  const row = { cron: task.cron, timeZone: 'UTC', enabled: false, nextAt: null, settings: '{}' }
  await store.transaction((tx) => insertJob(tx, { id: task.id, ...row }))
  await store.transaction((tx) => requestJob(tx, task.id))
  memory.before = proportionalSetSize()
  const stopping = new AbortController()
  const start = performance.now()
  const ended = startScheduler({
    services: { store, keys, audit, directory, policies, notifications, url: 'https://latchkey.example.com', clock },
    jobs: [task],
    node: 'bench',
    pollMs: 100,
    signal: stopping.signal,
    report: (name, error) => console.error(`${name}: ${error instanceof Error ? error.message : error}`),
  })
  const isOver = async () => {
    const { running, requestedAt } = (await findJob(store.read, task.id)) ?? { running: false, requestedAt: null }
    return !running && requestedAt === null
  }
  while (!(await isOver())) await new Promise((resolve) => setTimeout(resolve, 50))
  const milliseconds = performance.now() - start
  stopping.abort()
  await ended
  Object.assign(memory, pace.read())
  const result = parseResult((await findJob(store.read, task.id))?.lastResult ?? null)
  await store.close()
  return { done: result?.done ?? 0, milliseconds, sent: result?.counts.sent ?? 0, ...memory }
}

const tasks = {
  'user-status-statistics': userStatusStatistics,
  'invite-to-register': inviteToRegister,
  again: inviteToRegister,
  'synchronise-people': synchronisePeople,
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** In time of the processor, since other work of the machine slows one tenth or another. The first is left out: nothing is cached then. */
function watchPace(people: number) {
  const times = new Map<number, number>()
  return {
    note(met: number): void {
      const tenth = Math.floor((met * 10) / people)
      if (!times.has(tenth)) times.set(tenth, processorMs())
    },
    read: () => ({ earlyPace: paceOf(1), latePace: paceOf(8) }),
  }
  function paceOf(tenth: number): number {
    return (((times.get(tenth + 1) ?? 0) - (times.get(tenth) ?? 0)) * 10_000) / people
  }
}

/** Makes the default policy invite all people, once for all scans. */
async function enableInvitations(store: Store): Promise<void> {
  const row = await findPolicy(store.read, 'default')
  const rule = { enforcement: { inviteToRegister: { enabled: true } } }
  const definition = JSON.stringify(managementPolicyDefinition.parse({ name: 'Default', ...rule }))
  const version = { id: 'default', expectedVersion: row?.version ?? 0 }
  await store.transaction((tx) => updatePolicy(tx, version, { definition }))
}

process.on('message', async (job: ScanJob) => {
  try {
    process.send?.({ answer: await runScan(job) })
  } catch (error) {
    process.send?.({ error: (error instanceof Error && error.stack) || String(error) })
  }
})
