import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureJobs } from '../schedule/scheduler.ts'
import { tasks } from '../schedule/tasks/index.ts'
import type { Store } from '../store/database.ts'
import { registerNode } from '../store/nodes.ts'
import { openStore } from '../store/open.ts'
import type { Finding } from './check.ts'
import { schedule } from './schedule.ts'
import { type Patient, patient } from './testing.ts'

let machine: Patient
let store: Store
beforeEach(async () => {
  machine = await patient()
  store = await openStore({ kind: 'sqlite', folder: join(machine.folder, 'data') })
  await ensureJobs(store, tasks)
})
afterEach(async () => {
  await store.close()
  await machine[Symbol.asyncDispose]()
})

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const serve = () => store.transaction((tx) => registerNode(tx, { id: 'one', host: 'one', processId: 1 }))
const set = (changes: object, id = 'clean-up') =>
  store.transaction((tx) => tx.updateTable('Job').set(changes).where('id', '=', id).execute())
const look = async (id = 'clean-up'): Promise<Finding | undefined> => (await machine.look(schedule))[id]
const ended = (result: object, minutes = 30) => ({
  ...{ startedAt: ago(minutes + 1), endedAt: ago(minutes), nextAt: ago(-5) },
  lastResult: JSON.stringify({ outcome: 'done', done: 3, counts: {}, ...result }),
})

test('every task has a line; before the first run nothing is wrong', async () => {
  await serve()
  const seen = await machine.look(schedule)
  expect(Object.keys(seen)).toEqual(tasks.map(({ id }) => id))
  expect(seen['clean-up']).toMatchObject({ level: 'ok', text: expect.stringMatching(/^has never run; next 20\d\d-/) })
  expect(seen['forget-people-who-left']).toMatchObject({ level: 'note', text: 'is switched off; has never run.' })
})

test('one that ran says when, and when it comes next', async () => {
  await serve()
  await set(ended({}))
  expect(await look()).toMatchObject({
    level: 'ok',
    text: expect.stringMatching(/^last ran \S+ \S+ UTC; next \S+ \S+ UTC$/),
  })
})

test('one that failed, and one that fails again and again, with what to do', async () => {
  await serve()
  await set(ended({ outcome: 'failed', code: 'directory-unreachable' }))
  const failed = await look()
  expect(failed).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/^failed .*\(directory-unreachable\): look for/),
  })
  expect(failed?.text).toContain('POST /api/v1/admin/tasks/clean-up/run')
  await set({ running: true, attempts: 3, leaseUntil: ago(-1) })
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('3 times in a row') })
})

test('one that is overdue while a server runs; without one it is no fault of the task', async () => {
  await set({ ...ended({}), nextAt: ago(25) })
  expect((await machine.look(schedule)).servers).toMatchObject({ level: 'note' })
  expect(await look()).toMatchObject({ level: 'note', text: expect.stringContaining('due since') })
  await serve()
  expect((await machine.look(schedule)).servers).toBeUndefined()
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('was due') })
  await set({ nextAt: ago(2) })
  expect(await look()).toMatchObject({ level: 'ok' })
})

test('one that runs, one whose server has gone, and one whose server is away', async () => {
  await serve()
  await set({ running: true, owner: 'one', startedAt: ago(1), leaseUntil: ago(-1) })
  expect(await look()).toMatchObject({ level: 'ok', text: expect.stringMatching(/^has been running since .* on one$/) })
  await set({ leaseUntil: ago(1) })
  expect(await look()).toMatchObject({ level: 'note', text: expect.stringContaining('another goes on') })
  await set({ running: false, owner: null, leaseUntil: null, node: 'two' })
  expect(await look()).toMatchObject({ level: 'warn', text: expect.stringContaining('may run on two only') })
})

test('what ended well and left something to do', async () => {
  await serve()
  await set({ ...ended({ code: 'too-many-missing' }), enabled: true }, 'forget-people-who-left')
  expect(await look('forget-people-who-left')).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('mostPercent'),
  })
  await set(ended({ counts: { sealed: 5, unreadable: 2 } }), 'renew-seals')
  expect(await look('renew-seals')).toMatchObject({ level: 'warn', text: expect.stringContaining('2 sealed values') })
})

test('without a database there is nothing to say', async () => {
  await using empty = await patient()
  expect(await empty.look(schedule)).toEqual({})
})
