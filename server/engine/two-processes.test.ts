import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import {
  createEngineHarness,
  createGate,
  defineSteps,
  type EngineHarness,
  type EngineHarnessOptions,
  expectPage,
} from './testing.ts'

/** Two engines on one database, as two processes of a realm have them: nothing but the database is shared. */
let folder: string
let one: EngineHarness
let other: EngineHarness
let sent = 0
let sessions = 0
let gate: ReturnType<typeof createGate> | undefined

beforeEach(async () => {
  ;[sent, sessions, gate] = [0, 0, undefined]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  const options = {
    folder,
    workflows: { task: defineSteps({ 'sign-in': 'test-sign-in', act: 'test-act', more: 'test-act' }) },
    directory: countingChanges,
  }
  one = await createEngineHarness(options)
  other = await createEngineHarness(options)
})
afterEach(async () => {
  await one[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const countingChanges: NonNullable<EngineHarnessOptions['directory']> = (real) => ({
  ...real,
  openSession: (options) => {
    sessions++
    const session = real.openSession(options)
    return {
      ...session,
      async changePassword(...args) {
        sent++
        await gate?.pass()
        return session.changePassword(...args)
      },
    }
  },
})

const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''

test('they serve one run alternately', async () => {
  const { run, step } = await one.start('task')
  const second = expectPage(
    await other.engine.answer(run, { number: expectPage(step).number, answer: { result: 'ok' } }),
  )
  const third = expectPage(await one.engine.answer(run, { number: second.number, answer: { result: 'ok' } }))
  expect(await other.engine.getCurrentStep(run)).toEqual(third)
  expect(await other.engine.answer(run, { number: third.number, answer: { result: 'ok' } })).toMatchObject({
    status: 'done',
  })
  expect(await one.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
})

test('of two equal answers one is executed, and both get the current step', async () => {
  const { run, step } = await one.start('task')
  const answer = { number: expectPage(step).number, answer: { result: 'ok' } }
  const both = await Promise.all([one.engine.answer(run, answer), other.engine.answer(run, answer)])
  const current = await one.engine.getCurrentStep(run)
  for (const step of both) expect([current, expect.objectContaining({ status: 'wait' })]).toContainEqual(step)
  expect(await one.readTrace(run)).toEqual(['sign-in:ok'])
})

test('of two equal password changes exactly one is sent', async () => {
  const { run, step } = await one.start('manage-my-passwords')
  const answer = { number: expectPage(step).number, answer: { password, newPassword: 'Quiet-Teapot-2026' } }

  gate = createGate()
  const both = [one.engine.answer(run, answer), other.engine.answer(run, answer)]
  // The claim is held from the sign-in to the end of the change: nothing between the two can be seen.
  expect(await Promise.race(both)).toMatchObject({ status: 'wait' })
  gate.open()

  expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual(['done', 'wait'])
  expect(sent).toBe(1)
  expect(await other.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
})

test('while one executes, the other returns a wait step without asking the directory', async () => {
  const { run, step } = await one.start('manage-my-passwords')
  const answer = { number: expectPage(step).number, answer: { password, newPassword: 'Quiet-Teapot-2026' } }
  gate = createGate()
  const first = one.engine.answer(run, answer)
  await gate.reached
  sessions = 0

  expect(await other.engine.getCurrentStep(run)).toMatchObject({ status: 'wait', retryAfter: 1 })
  expect(await other.engine.answer(run, answer)).toMatchObject({ status: 'wait' })
  await other.engine.cancel(run)
  expect(sessions).toBe(0)
  gate.open()

  expect(await first).toMatchObject({ status: 'done' })
})
