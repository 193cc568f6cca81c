import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { asked, type Office, type OfficeOptions, openOffice, steps } from './testing.ts'

/** The acceptance tests of features C.1, by number. */
let folder: string
let office: Office

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const open = async (options: Omit<OfficeOptions, 'folder'>) => {
  office = await openOffice({ folder, ...options })
  return office
}

const withRestart = steps({
  act: 'test-act',
  restart: 'test-again',
  'tell-success': 'test-if-succeeds',
  'tell-failure': 'test-if-fails',
})

test('1: a failure is restarted, and the failure mail never goes', async () => {
  const { engine, start, trace } = await open({ workflows: { task: withRestart } })
  const { run, step } = await start('task')

  const again = asked(await engine.answer(run, { number: asked(step).number, answer: { say: 'failed' } }))
  expect(again).toMatchObject({ activity: 'test-act', page: { problem: { code: 'wrong-credentials', field: 'say' } } })
  const done = await engine.answer(run, { number: again.number, answer: { say: 'ok' } })

  expect(done).toMatchObject({ status: 'done' })
  expect(await trace(run)).toEqual(['act:failed', 'restart:restart', 'act:ok', 'tell-success:ok'])
})

test('2: without Restart the failure mail goes, the other does not', async () => {
  const withoutRestart = withRestart.filter(({ key }) => key !== 'restart')
  const { engine, start, trace } = await open({ workflows: { task: withoutRestart } })
  const { run, step } = await start('task')

  const end = await engine.answer(run, { number: asked(step).number, answer: { say: 'failed' } })

  expect(end).toMatchObject({ status: 'stopped', code: 'wrong-credentials' })
  expect(await trace(run)).toEqual(['act:failed', 'tell-failure:ok'])
})

test('3: the third failure locks the profile, and nothing is restarted', async () => {
  const { engine, start, trace, store } = await open({ registered: true })
  const { run, step } = await start('forgot-my-password')
  let standing = step
  for (let tries = 0; tries < 3; tries++) {
    const { number, page } = asked(standing)
    const questions = page.answer.properties.answers?.prefixItems ?? []
    const answers = questions.map(({ properties }) => ({ question: properties?.question?.const, answer: 'wrong' }))
    standing = await engine.answer(run, { number, answer: { answers } })
  }

  expect(standing).toMatchObject({ status: 'stopped', code: 'profile-locked' })
  expect(await trace(run)).toEqual([
    ...['authenticate:failed', 'lock:ok', 'restart:restart'],
    ...['authenticate:failed', 'lock:ok', 'restart:restart'],
    ...['authenticate:failed', 'lock:critical', 'tell-failure:ok'],
  ])
  const locked = await store.read.selectFrom('Counter').select('lockedUntil').where('kind', '=', 'profile').execute()
  expect(locked).toEqual([{ lockedUntil: expect.any(Date) }])
})

test('4: a directory that goes away in the middle is critical, and the failure mail is tried', async () => {
  let isGone = false
  const { engine, start, trace, store } = await open({
    directory: (real) => ({ ...real, session: (of) => (isGone ? unreachable(real.session(of)) : real.session(of)) }),
  })
  const { run, step } = await start('manage-my-passwords')
  const answer = { password: 'Harbour-Lantern-41' }
  const change = asked(await engine.answer(run, { number: asked(step).number, answer }))
  isGone = true

  const end = await engine.answer(run, {
    number: change.number,
    answer: { ...answer, newPassword: 'Quiet-Teapot-2026' },
  })

  expect(end).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
  expect(await trace(run)).toEqual(['authenticate:ok', 'change:critical', 'tell-failure:ok'])
  expect(await store.read.selectFrom('OutboxMail').select('status').execute()).toEqual([{ status: 'waiting' }])
})

const gone = async () => {
  throw new AppError('directory-unreachable')
}

/** No controller answers any more, whatever is asked. */
function unreachable(session: DirectorySession): DirectorySession {
  return new Proxy(session, {
    get: (_, name) => (name === 'controller' ? undefined : gone),
  })
}

test('5: mail that cannot be sent undoes nothing', async () => {
  const { engine, start, company, store } = await open({})
  const { run, step } = await start('manage-my-passwords')
  const password = 'Harbour-Lantern-41'
  const newPassword = 'Quiet-Teapot-2026'
  const change = asked(await engine.answer(run, { number: asked(step).number, answer: { password } }))

  const done = await engine.answer(run, { number: change.number, answer: { password, newPassword } })

  // No server takes mail here: it waits in the outbox, and the password stands all the same.
  expect(done).toMatchObject({ status: 'done' })
  const session = company.session({})
  const found = await session.find('active.user')
  if (found.found !== 'one') throw new Error('active.user is gone')
  expect(await session.verifyPassword(found.person, newPassword)).toBe('right')
  expect(await store.read.selectFrom('OutboxMail').select('status').execute()).toEqual([{ status: 'waiting' }])
})

test('6: a run finishes on the version that it began with', async () => {
  const { engine, start, trace, publish } = await open({ workflows: { task: withRestart } })
  const before = await start('task')
  await publish('task', steps({ act: 'test-act', more: 'test-sign-in' }))
  const after = await start('task')

  const answer = { say: 'ok' }
  expect(await engine.answer(before.run, { number: asked(before.step).number, answer })).toMatchObject({
    status: 'done',
  })
  const next = asked(await engine.answer(after.run, { number: asked(after.step).number, answer }))

  expect(await trace(before.run)).toEqual(['act:ok', 'tell-success:ok'])
  expect(next).toMatchObject({ activity: 'test-sign-in', position: 2, of: 2 })
})

test('7: publishing the same workflow twice makes no second version, another one overwrites nothing', async () => {
  const { store, publish } = await open({ workflows: { task: withRestart } })
  await publish('task', withRestart)
  await publish('task', steps({ act: 'test-act' }))

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
