import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** A controller that takes a write and says nothing more. */
const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''
const newPassword = 'Quiet-Teapot-2026'
let harness: EngineHarness
let later: number
/** How the controller behaves from now on. */
let changes: 'answer' | 'apply silently' | 'apply and go away' | 'lose' | 'unsent'
let knows: boolean
/** Answers nothing at all. */
let away: boolean
let sent: { password: string; newPassword: string }[]

beforeEach(async () => {
  ;[later, changes, knows, away, sent] = [0, 'answer', true, false, []]
  harness = await createEngineHarness({
    clock: () => new Date(Date.now() + later),
    directory: (real) => ({ ...real, openSession: (options) => withFaults(real.openSession(options)) }),
  })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const unlessAway =
  <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
  (...args: Args): Promise<T> =>
    away ? Promise.reject(new AppError('directory-unreachable')) : work(...args)

const withFaults = (session: DirectorySession): DirectorySession => ({
  ...session,
  findById: unlessAway(session.findById),
  readState: unlessAway(session.readState),
  readPasswordPolicy: unlessAway(session.readPasswordPolicy),
  readDomainPolicy: unlessAway(session.readDomainPolicy),
  settlePassword: unlessAway(async (...args) => (knows ? session.settlePassword(...args) : 'unknown')),
  async changePassword(person, change, ticket) {
    if (changes === 'unsent') return { outcome: 'not-sent' }
    sent.push(change)
    if (changes === 'lose') return { outcome: 'unknown' }
    const result = await session.changePassword(person, change, ticket)
    away = changes === 'apply and go away'
    return changes === 'answer' ? result : { outcome: 'unknown' }
  },
})

async function openChangePage() {
  const { run, step } = await harness.start('manage-my-passwords')
  const page = expectPage(step)
  const submit = (number: number, chosen = newPassword) =>
    harness.engine.answer(run, { number, answer: { password, newPassword: chosen } })
  return { run, page, submit }
}

test('a controller that gave no reply is asked for the outcome at once', async () => {
  const { page, submit } = await openChangePage()
  changes = 'apply silently'
  expect(await submit(page.number)).toMatchObject({ status: 'done' })
  expect(sent).toHaveLength(1)
})

test('a write that did not happen is reported, and may be tried again', async () => {
  const { page, submit } = await openChangePage()
  changes = 'lose'
  const again = expectPage(await submit(page.number))
  expect(again.page.problem).toMatchObject({ code: 'outcome-not-applied' })
  changes = 'answer'
  expect(await submit(again.number)).toMatchObject({ status: 'done' })
})

describe('while the outcome is unknown', () => {
  async function reachUnknownOutcome() {
    const at = await openChangePage()
    changes = 'apply silently'
    knows = false
    const page = expectPage(await at.submit(at.page.number))
    // One number for the sign-in that succeeded, one for the change.
    expect(page).toMatchObject({ number: at.page.number + 2, page: { problem: { code: 'outcome-unknown' } } })
    return { ...at, page }
  }

  test('the page says so, and nothing is sent again', async () => {
    const { run, page, submit } = await reachUnknownOutcome()
    expect(await harness.engine.getCurrentStep(run)).toEqual(page)
    expect(expectPage(await submit(page.number)).page.problem?.code).toBe('outcome-unknown')
    expect(sent).toHaveLength(1)
  })

  test('the next submission tries the new password first: it is in effect, so the run is done', async () => {
    const { page, submit } = await reachUnknownOutcome()
    knows = true
    expect(await submit(page.number)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('reading the current step is enough once the directory can tell', async () => {
    const { run } = await reachUnknownOutcome()
    knows = true
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('a refused answer leaves the outcome open', async () => {
    const { run, page, submit } = await reachUnknownOutcome()
    const short = expectPage(
      await harness.engine.answer(run, { number: page.number, answer: { password: '', newPassword: '' } }),
    )
    expect(short.page.problem).toMatchObject({ code: 'required', field: 'password' })
    knows = true
    expect(await submit(short.number)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('after an idle time the run is stopped', async () => {
    const { run } = await reachUnknownOutcome()
    later = 6 * 60_000
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'stopped', code: 'outcome-unknown' })
    expect(await harness.store.read.selectFrom('Run').select('intent').execute()).toEqual([{ intent: null }])
  })

  test('after an idle time a change that has happened completes the run, without another sign-in', async () => {
    const { run } = await reachUnknownOutcome()
    ;[later, knows] = [6 * 60_000, true]
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
  })

  test('a cancellation settles the change first: if it has happened, the run is done and not stopped', async () => {
    const { run } = await reachUnknownOutcome()
    knows = true
    await harness.engine.cancel(run)
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
    const events = await harness.store.read.selectFrom('AuditEvent').select('event').execute()
    expect(events).toContainEqual({ event: 'password-changed' })
    expect(events).not.toContainEqual({ event: 'run-stopped' })
  })

  test('a cancellation that cannot settle the change stops the run, and the audit says that the outcome is unknown', async () => {
    const { run } = await reachUnknownOutcome()
    await harness.engine.cancel(run)
    expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'stopped', code: 'cancelled' })
    const { data } = await harness.store.read
      .selectFrom('AuditEvent')
      .select('data')
      .where('event', '=', 'run-stopped')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(data)).toMatchObject({ code: 'cancelled', openEffect: 'unknown' })
  })
})

test('a controller that becomes unreachable during the write: the page waits, and continues by itself', async () => {
  const { run, page, submit } = await openChangePage()
  changes = 'apply and go away'
  const wait = { status: 'wait', code: 'outcome-unknown', text: expect.stringContaining('Nothing is sent twice') }
  expect(await submit(page.number)).toMatchObject(wait)
  expect(await submit(page.number + 1)).toMatchObject(wait)
  expect(await harness.engine.getCurrentStep(run)).toMatchObject(wait)
  away = false
  expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done' })
  expect(sent).toHaveLength(1)
})

test('without an open write a controller that is unreachable is an error, and the page stays', async () => {
  const { run, page } = await openChangePage()
  away = true
  await expect(harness.engine.getCurrentStep(run)).rejects.toMatchObject({ code: 'directory-unreachable' })
  away = false
  expect(await harness.engine.getCurrentStep(run)).toEqual(page)
})

test('the intent is stored before the write, and holds no secret', async () => {
  const { run, page, submit } = await openChangePage()
  changes = 'lose'
  knows = false
  await submit(page.number)
  const row = await harness.store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirstOrThrow()
  expect(JSON.parse(row.intent ?? '')).toEqual({
    activity: 'change-password-in-ad',
    kind: 'change-password',
    controller: 'sample',
    passwordLastSet: expect.stringMatching(/^\d+$/),
    at: expect.any(String),
  })
  expect(JSON.stringify(row)).not.toContain(password)
  expect(JSON.stringify(row)).not.toContain(newPassword)
})

test('a write that no controller accepted is critical and leaves no intent', async () => {
  const { run, page, submit } = await openChangePage()
  changes = 'unsent'
  expect(await submit(page.number)).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
  const row = await harness.store.read.selectFrom('Run').select('intent').where('id', '=', run.id).executeTakeFirst()
  expect(row).toEqual({ intent: null })
})
