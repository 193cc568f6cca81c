import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jobDefinitions } from '../schedule/jobs/index.ts'
import { ensureJobs } from '../schedule/scheduler.ts'
import type { Store } from '../store/database.ts'
import { registerNode } from '../store/nodes.ts'
import { openStore } from '../store/open.ts'
import type { Finding } from './check.ts'
import { schedule } from './schedule.ts'
import { createDoctorHarness, type DoctorHarness } from './testing.ts'

let harness: DoctorHarness
let store: Store
beforeEach(async () => {
  harness = await createDoctorHarness()
  store = await openStore({ kind: 'sqlite', folder: join(harness.folder, 'data') })
  await ensureJobs(store, jobDefinitions)
})
afterEach(async () => {
  await store.close()
  await harness[Symbol.asyncDispose]()
})

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const serve = () => store.transaction((tx) => registerNode(tx, { id: 'one', host: 'one', processId: 1 }))
const set = (changes: object, id = 'clean-up') =>
  store.transaction((tx) => tx.updateTable('Job').set(changes).where('id', '=', id).execute())
const look = async (id = 'clean-up'): Promise<Finding | undefined> => (await harness.runCheck(schedule))[id]
const ended = (result: object, minutes = 30) => ({
  startedAt: ago(minutes + 1),
  endedAt: ago(minutes),
  nextAt: ago(-5),
  lastResult: JSON.stringify({ outcome: 'done', done: 3, counts: {}, ...result }),
})

test('every job has a line, and one that has never run is fine', async () => {
  await serve()
  const seen = await harness.runCheck(schedule)
  expect(Object.keys(seen)).toEqual(jobDefinitions.map(({ id }) => id))
  expect(seen['clean-up']).toMatchObject({ level: 'ok', text: expect.stringMatching(/^has never run; next 20\d\d-/) })
  expect(seen['forget-people-who-left']).toMatchObject({ level: 'note', text: 'is switched off; has never run.' })
})

test('a job that ran says when it last ran and when it runs next', async () => {
  await serve()
  await set(ended({}))
  expect(await look()).toMatchObject({
    level: 'ok',
    text: expect.stringMatching(/^last ran \S+ \S+ UTC; next \S+ \S+ UTC$/),
  })
})

test('a job that failed once or repeatedly is a warning that says what to do', async () => {
  await serve()
  await set(ended({ outcome: 'failed', code: 'directory-unreachable' }))
  const failed = await look()
  expect(failed).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/^failed .*\(directory-unreachable\): look for/),
  })
  expect(failed?.text).toContain('POST /api/v1/admin/jobs/clean-up/run')
  await set({ running: true, attempts: 3, leaseUntil: ago(-1) })
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('3 times in a row') })
})

test('an overdue job is a warning while a server runs, and a note without one', async () => {
  await set({ ...ended({}), nextAt: ago(25) })
  expect((await harness.runCheck(schedule)).servers).toMatchObject({ level: 'note' })
  expect(await look()).toMatchObject({ level: 'note', text: expect.stringContaining('due since') })
  await serve()
  expect((await harness.runCheck(schedule)).servers).toBeUndefined()
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('was due') })
  await set({ nextAt: ago(2) })
  expect(await look()).toMatchObject({ level: 'ok' })
})

test('a running job, a job whose server is gone, and a job bound to an absent server are told apart', async () => {
  await serve()
  await set({ running: true, owner: 'one', startedAt: ago(1), leaseUntil: ago(-1) })
  expect(await look()).toMatchObject({ level: 'ok', text: expect.stringMatching(/^has been running since .* on one$/) })
  await set({ leaseUntil: ago(1) })
  expect(await look()).toMatchObject({ level: 'note', text: expect.stringContaining('another continues it') })
  await set({ running: false, owner: null, leaseUntil: null, node: 'two' })
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('may run on two only') })
})

test('a job that succeeded and left work to do is a warning', async () => {
  await serve()
  await set({ ...ended({ code: 'too-many-missing' }), enabled: true }, 'forget-people-who-left')
  expect(await look('forget-people-who-left')).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('mostPercent'),
  })
  await set(ended({ counts: { sealed: 5, unreadable: 2 } }), 'reencrypt-secrets')
  expect(await look('reencrypt-secrets')).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('2 sealed values'),
  })
})

test('without a database the section is left out', async () => {
  await using empty = await createDoctorHarness()
  expect(await empty.runCheck(schedule)).toEqual({})
})
