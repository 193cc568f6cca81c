import { afterEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import {
  createEngineHarness,
  defineSteps,
  type EngineHarness,
  type EngineHarnessOptions,
  expectPage,
} from './testing.ts'

/** The acceptance tests of docs/behaviour.md#engine-acceptance-tests, by number. */
let harness: EngineHarness

afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const open = async (options: EngineHarnessOptions) => {
  harness = await createEngineHarness({ ...options })
  return harness
}

const withRestart = defineSteps({
  act: 'test-act',
  restart: 'test-again',
  'tell-success': 'test-if-succeeds',
  'tell-failure': 'test-if-fails',
})

test('1: a Restart after a failure sends no failure mail', async () => {
  const { engine, start, readTrace } = await open({ workflows: { task: withRestart } })
  const { run, step } = await start('task')

  const again = expectPage(await engine.answer(run, { number: expectPage(step).number, answer: { result: 'failed' } }))
  expect(again).toMatchObject({
    activity: 'test-act',
    page: { problem: { code: 'wrong-credentials', field: 'result' } },
  })
  const done = await engine.answer(run, { number: again.number, answer: { result: 'ok' } })

  expect(done).toMatchObject({ status: 'done' })
  expect(await readTrace(run)).toEqual(['act:failed', 'restart:restart', 'act:ok', 'tell-success:ok'])
})

test('2: without Restart the failure mail is sent and the success mail is not', async () => {
  const withoutRestart = withRestart.filter(({ key }) => key !== 'restart')
  const { engine, start, readTrace } = await open({ workflows: { task: withoutRestart } })
  const { run, step } = await start('task')

  const end = await engine.answer(run, { number: expectPage(step).number, answer: { result: 'failed' } })

  expect(end).toMatchObject({ status: 'stopped', code: 'wrong-credentials' })
  expect(await readTrace(run)).toEqual(['act:failed', 'tell-failure:ok'])
})

test('3: the third failure locks the profile, and the workflow does not restart', async () => {
  const { engine, start, readTrace, store } = await open({ registered: true })
  const { run, step } = await start('forgot-my-password')
  let current = step
  for (let tries = 0; tries < 3; tries++) {
    const { number, page } = expectPage(current)
    const questions = page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    current = await engine.answer(run, { number, answer: { answers } })
  }

  expect(current).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  expect(await readTrace(run)).toEqual([
    ...['authenticate:failed', 'lock:ok', 'restart:restart'],
    ...['authenticate:failed', 'lock:ok', 'restart:restart'],
    ...['authenticate:failed', 'lock:critical', 'tell-failure:ok'],
  ])
  const locked = await store.read.selectFrom('Counter').select('lockedUntil').where('kind', '=', 'profile').execute()
  expect(locked).toEqual([{ lockedUntil: expect.any(Date) }])
})

test('4: a directory that becomes unreachable during a run is critical, and the failure mail is queued', async () => {
  let isGone = false
  const { engine, start, readTrace, store } = await open({
    directory: (real) => ({
      ...real,
      openSession: (options) => (isGone ? unreachable(real.openSession(options)) : real.openSession(options)),
    }),
  })
  const { run, step } = await start('manage-my-passwords', 'finegrained.user')
  const answer = { password: 'Cinnamon-Lighthouse-39' }
  const refusedForThisAccount = { ...answer, newPassword: 'Teapot-26x' }
  const change = expectPage(
    await engine.answer(run, { number: expectPage(step).number, answer: refusedForThisAccount }),
  )
  isGone = true

  const end = await engine.answer(run, {
    number: change.number,
    answer: { ...answer, newPassword: 'Quiet-Teapot-2026' },
  })

  expect(end).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
  expect(await readTrace(run)).toEqual(['authenticate:ok', 'change:critical', 'tell-failure:ok'])
  expect(await store.read.selectFrom('OutboxMail').select('status').execute()).toEqual([{ status: 'waiting' }])
})

const gone = async () => {
  throw new AppError('directory-unreachable')
}

/** Every call fails as if no controller answered. */
function unreachable(session: DirectorySession): DirectorySession {
  return new Proxy(session, { get: (_, name) => (name === 'controller' ? undefined : gone) })
}

test('5: mail that cannot be sent does not undo the change', async () => {
  const { engine, start, company, store } = await open({})
  const { run, step } = await start('manage-my-passwords')
  const password = 'Harbour-Lantern-41'
  const newPassword = 'Quiet-Teapot-2026'

  const done = await engine.answer(run, { number: expectPage(step).number, answer: { password, newPassword } })

  // No mail server is configured here: the mail waits in the outbox, and the password is changed all the same.
  expect(done).toMatchObject({ status: 'done' })
  const session = company.openSession({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  expect(await session.verifyPassword(found.person, newPassword)).toBe('right')
  expect(await store.read.selectFrom('OutboxMail').select('status').execute()).toEqual([{ status: 'waiting' }])
})

test('6: a run finishes on the workflow version it started with', async () => {
  const { engine, start, readTrace, publish } = await open({ workflows: { task: withRestart } })
  const before = await start('task')
  await publish('task', defineSteps({ act: 'test-act', more: 'test-sign-in' }))
  const after = await start('task')

  const answer = { result: 'ok' }
  expect(await engine.answer(before.run, { number: expectPage(before.step).number, answer })).toMatchObject({
    status: 'done',
  })
  const next = expectPage(await engine.answer(after.run, { number: expectPage(after.step).number, answer }))

  expect(await readTrace(before.run)).toEqual(['act:ok', 'tell-success:ok'])
  expect(next).toMatchObject({ activity: 'test-sign-in', position: 2, of: 2 })
})

test('7: publishing an unchanged workflow creates no version; publishing a changed one keeps the old version', async () => {
  const { store, publish } = await open({ workflows: { task: withRestart } })
  await publish('task', withRestart)
  await publish('task', defineSteps({ act: 'test-act' }))

  const versions = await store.read
    .selectFrom('WorkflowVersion')
    .select(['id', 'version', 'definition'])
    .where('workflow', '=', 'task')
    .orderBy('version')
    .execute()
  expect(versions.map(({ version }) => version)).toEqual([1, 2])
  expect(new Set(versions.map(({ id }) => id)).size).toBe(2)
  expect(versions[0]?.definition).toContain('test-again')
})
