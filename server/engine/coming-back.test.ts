import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asked, type Office, openOffice, steps } from './testing.ts'

/** What a run does with people who leave it alone: repeat the authentication, stop, or be cancelled. */
let folder: string
let office: Office
let later = 0

beforeEach(async () => {
  later = 0
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    clock: () => new Date(Date.now() + later),
    workflows: { task: steps({ 'sign-in': 'test-sign-in', act: 'test-act', more: 'test-act' }) },
  })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const minutes = 60_000

async function atTheSecondPage() {
  const { run, step } = await office.start('task')
  const second = asked(await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } }))
  return { run, second }
}

test('somebody away for six minutes signs in again, and the late answer is not executed', async () => {
  const { run, second } = await atTheSecondPage()
  later = 6 * minutes

  const again = asked(await office.engine.answer(run, { number: second.number, answer: { say: 'ok' } }))

  expect(again).toMatchObject({
    activity: 'test-sign-in',
    number: second.number + 1,
    page: { problem: { code: 'idle', text: expect.stringContaining('away') } },
  })
  expect(await office.trace(run)).toEqual(['sign-in:ok'])
  expect(asked(await office.engine.answer(run, { number: again.number, answer: { say: 'ok' } })).activity).toBe(
    'test-act',
  )
})

test('somebody who only looks after six minutes is asked who they are, too', async () => {
  const { run } = await atTheSecondPage()
  later = 6 * minutes
  expect(asked(await office.engine.standing(run)).activity).toBe('test-sign-in')
})

test('after the clock was set back by an hour nobody knows who sat there: they sign in again, once', async () => {
  const { run } = await atTheSecondPage()
  later = -60 * minutes
  const again = asked(await office.engine.standing(run))
  expect(again).toMatchObject({ activity: 'test-sign-in', page: { problem: { code: 'idle' } } })
})

test('four minutes are no absence', async () => {
  const { run, second } = await atTheSecondPage()
  later = 4 * minutes
  expect(await office.engine.standing(run)).toEqual(second)
})

test('before the first authentication there is nothing to repeat', async () => {
  const { run, step } = await office.start('task')
  later = 20 * minutes
  expect(await office.engine.standing(run)).toEqual(step)
  expect(asked(await office.engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })).position).toBe(2)
})

test('a run that nobody came back to for half an hour is stopped, others are not', async () => {
  const { engine, store, start } = office
  const abandoned = await start('task')
  const fresh = await start('task')
  const longAgo = new Date(Date.now() - 31 * minutes)
  await store.transaction((tx) =>
    tx.updateTable('Run').set({ updatedAt: longAgo }).where('id', '=', abandoned.run.id).execute(),
  )

  expect(await engine.expireAbandoned()).toBe(1)
  expect(await engine.expireAbandoned()).toBe(0)

  expect(await engine.standing(abandoned.run)).toMatchObject({ status: 'stopped', code: 'expired' })
  expect(await engine.standing(fresh.run)).toEqual(fresh.step)
})

test('a cancelled run is over for good, and its account can begin another', async () => {
  const { engine, start } = office
  const { run, step } = await start('task')
  await engine.cancel(run)
  await engine.cancel(run)
  const over = await engine.answer(run, { number: asked(step).number, answer: { say: 'ok' } })
  expect(over).toMatchObject({ status: 'stopped', code: 'cancelled' })
  expect(await office.trace(run)).toEqual([])
  expect((await start('task')).step).toMatchObject({ status: 'ask' })
})
