import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { WizardStep } from '../../shared/wizard/page.ts'
import { defineActivity, nextPage, ok, waiting } from '../activities/activity.ts'
import { claimRun, findRun } from '../store/runs.ts'
import { observed } from '../store/testing-second-writer.ts'
import type { RunCredentials } from './engine.ts'
import { maxOpenRuns } from './open-runs.ts'
import {
  createEngineHarness,
  defineSteps,
  type EngineHarness,
  type EngineHarnessOptions,
  expectPage,
} from './testing.ts'

let folder: string
let harness: EngineHarness
/** A second server on the same database. */
let other: EngineHarness
/** Made inside transactions of `harness`. */
let statements = 0

const countingStatements: NonNullable<EngineHarnessOptions['store']> = (real) => ({
  ...real,
  transaction: (work) =>
    real.transaction((tx) =>
      work(
        observed(tx, async () => {
          statements++
        }),
      ),
    ),
})

const minuteMs = 60_000
const approval = defineActivity({
  id: 'test-approval',
  group: 'flow',
  sites: ['self-service'],
  settings: z.object({}),
  execute: async () => waiting(new Date(Date.now() + 10 * minuteMs)),
})

const definePreparedPage = (prepare: () => Promise<unknown>) =>
  defineActivity({
    id: 'test-prepared',
    group: 'authentication',
    sites: ['self-service'],
    settings: z.object({}),
    memory: z.object({}),
    async prepare() {
      await prepare()
      return nextPage({})
    },
    page: async () => ({ title: 'wizard.account-title', submit: 'wizard.account-submit' }) as const,
    answer: z.object({}),
    execute: async () => ok(),
  })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-open-runs-'))
  const options = {
    folder,
    activities: [approval],
    workflows: {
      task: defineSteps({ 'sign-in': 'test-sign-in', act: 'test-act' }),
      approval: defineSteps({ approval: 'test-approval', 'sign-in': 'test-sign-in' }),
    },
  }
  harness = await createEngineHarness({ ...options, store: countingStatements })
  other = await createEngineHarness(options)
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

interface Started {
  run: RunCredentials
  step: WizardStep
}

async function startSeveral(count: number, start: () => Promise<Started> = () => harness.start('task')) {
  const started: Started[] = []
  for (let run = 0; run < count; run++) started.push(await start())
  return started
}

const statusOf = async ({ run }: Started) => (await harness.engine.getCurrentStep(run)).status
const statusesOf = (runs: readonly Started[]) => Promise.all(runs.map(statusOf))

async function readRow({ run }: Started) {
  const row = await findRun(harness.store.read, run.id)
  if (!row) throw new Error('the run is gone')
  return row
}

const countOpen = async (account: string) => {
  const runs = await harness.store.read.selectFrom('Run').select(['account', 'status']).execute()
  return runs.filter((run) => run.account === account && run.status === 'open').length
}

const readStops = async () => {
  const events = await harness.store.read.selectFrom('AuditEvent').selectAll().orderBy('at').execute()
  return events
    .filter(({ event }) => event === 'run-stopped')
    .map(({ runId, data }) => ({ runId, ...JSON.parse(data) }))
}

test.each(['active.user', 'nobody.here'])(
  'H1: of more runs than the cap the oldest gives way and says so, and the others go on (%s)',
  async (account) => {
    const [oldest, ...others] = await startSeveral(maxOpenRuns, () => harness.start('task', account))
    if (!oldest) throw new Error('nothing was started')
    expect(await statusOf(oldest)).toBe('ask')
    const newest = await harness.start('task', account)
    const late = await harness.engine.answer(oldest.run, {
      number: expectPage(oldest.step).number,
      answer: { result: 'ok' },
    })
    expect(late).toMatchObject({ status: 'stopped', code: 'newer-run' })
    expect(await harness.engine.getCurrentStep(oldest.run)).toEqual(late)
    expect(new Set(await statusesOf([...others, newest]))).toEqual(new Set(['ask']))
    expect(await countOpen(account)).toBe(maxOpenRuns)
    expect(await readStops()).toEqual([{ runId: oldest.run.id, workflow: 'task', code: 'newer-run' }])
  },
)

test.each(['active.user', 'nobody.here'])(
  'a start that is repeated with its token gets the open run that it began, and no other start does (%s)',
  async (account) => {
    const token = 'x'.repeat(43)
    const start = (more: { account?: string; workflow?: string; token?: string }) =>
      harness.engine.start({ workflow: 'task', account, language: 'en', site: 'self-service', ...more })
    const begun = await start({ token })
    expect(begun.run.token).toBe(token)
    expect(await start({ token })).toEqual(begun)
    expect(await countOpen(account)).toBe(1)
    const others = [{}, { token: 'y'.repeat(43) }, { token, workflow: 'approval' }, { token, account: 'expired.user' }]
    for (const other of others) expect((await start(other)).run.id).not.toBe(begun.run.id)
    await harness.engine.cancel(begun.run)
    expect((await start({ token })).run.id).not.toBe(begun.run.id)
  },
)

test('H1: a run that gives way keeps no personal data', async () => {
  const [oldest] = await startSeveral(maxOpenRuns + 1)
  if (!oldest) throw new Error('nothing was started')
  expect(JSON.parse((await readRow(oldest)).state)).toEqual({
    phase: 'success',
    index: 0,
    completed: [],
    failures: 0,
    stopped: { code: 'newer-run' },
  })
})

test('H1: runs that are authenticated, executed at the moment or waiting for approval never give way', async () => {
  const authenticated = await harness.start('task')
  const { number } = expectPage(authenticated.step)
  await harness.engine.answer(authenticated.run, { number, answer: { result: 'ok' } })
  const awaiting = await harness.start('approval')
  expect(awaiting.step.status).toBe('wait')
  const claimed = await harness.start('task')
  const row = await readRow(claimed)
  await harness.store.transaction((tx) => claimRun(tx, row, { milliseconds: minuteMs }))

  const runs = await startSeveral(2 * maxOpenRuns)
  expect(await statusOf(authenticated)).toBe('ask')
  expect(await readRow(awaiting)).toMatchObject({ status: 'open' })
  expect(await readRow(claimed)).toMatchObject({ status: 'open', claimed: true })
  // The one that is executed counts.
  const statuses = await statusesOf(runs)
  expect(statuses.filter((status) => status === 'ask')).toHaveLength(maxOpenRuns - 1)
  expect(statuses.slice(maxOpenRuns + 1)).not.toContain('stopped')
})

test('H1: a start waits while every other run is executed at the moment', async () => {
  const runs = await startSeveral(maxOpenRuns)
  for (const run of runs) {
    const row = await readRow(run)
    await harness.store.transaction((tx) => claimRun(tx, row, { milliseconds: minuteMs }))
  }
  await expect(harness.start('task')).rejects.toMatchObject({ code: 'busy' })
  expect(await countOpen('active.user')).toBe(maxOpenRuns)
})

test('H1: runs of unknown browsers end none of a known browser, and the other way round', async () => {
  const found = await harness.company.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user')
  const order = { workflow: 'task', account: 'active.user', language: 'en', site: 'self-service' } as const
  const startKnown = () => harness.engine.start({ ...order, knownPeople: [found.person] })
  const known = await startSeveral(maxOpenRuns, startKnown)
  const unknown = await startSeveral(maxOpenRuns + 2)
  expect(await statusesOf(known)).not.toContain('stopped')
  expect((await statusesOf(unknown)).filter((status) => status === 'stopped')).toHaveLength(2)
  await startKnown()
  expect((await statusesOf(known)).filter((status) => status === 'stopped')).toHaveLength(1)
  expect((await statusesOf(unknown)).filter((status) => status === 'stopped')).toHaveLength(2)
})

test('H1: a run that gives way while its first page is prepared is told so as any other', async () => {
  let started = 0
  const crowd = async () => {
    // Only the first one is overtaken.
    if (started++ === 0) await startSeveral(maxOpenRuns, () => other.start('task'))
  }
  await using slow = await createEngineHarness({
    folder,
    activities: [approval, definePreparedPage(crowd)],
    workflows: { prepared: defineSteps({ page: 'test-prepared' }) },
  })
  const { run, step } = await slow.start('prepared')
  expect(step).toMatchObject({ status: 'stopped', code: 'newer-run' })
  expect(await slow.engine.getCurrentStep(run)).toEqual(step)
})

test('H1: two servers that start runs at the same moment never exceed the cap together', async () => {
  const starts = Array.from({ length: 6 * maxOpenRuns }, (_, index) => (index % 2 ? harness : other).start('task'))
  for (const { step } of await Promise.all(starts)) {
    if (step.status !== 'ask') expect(step).toMatchObject({ status: 'stopped', code: 'newer-run' })
  }
  expect(await countOpen('active.user')).toBe(maxOpenRuns)
  expect(await readStops()).toHaveLength(5 * maxOpenRuns)
})

test.each([
  ['nothing gives way', 0],
  ['a run gives way', maxOpenRuns],
])('H1: a start costs a known and an unknown account the same statements, also when %s', async (_, open) => {
  const cost = async (account: string) => {
    await startSeveral(open, () => harness.start('task', account))
    statements = 0
    await harness.start('task', account)
    return statements
  }
  const known = await cost('active.user')
  expect(known).toBeGreaterThan(3)
  expect(await cost('nobody.here')).toBe(known)
})

test('H1: a start makes no more statements while the account has few open runs', async () => {
  const costs: number[] = []
  for (let run = 0; run < maxOpenRuns; run++) {
    statements = 0
    await harness.start('task')
    costs.push(statements)
  }
  expect(new Set(costs.slice(1)).size).toBe(1)
})
