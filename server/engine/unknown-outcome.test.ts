import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** A controller that takes a write and says nothing more. */
const password = sampleAccounts.find(({ account }) => account === 'active.user')?.password ?? ''
const newPassword = 'Quiet-Teapot-2026'
let folder: string
let office: Office
let later: number
/** How the controller behaves from now on. */
let changes: 'answer' | 'apply silently' | 'apply and go away' | 'lose' | 'unsent'
let knows: boolean
/** Answers nothing at all. */
let away: boolean
let sent: { password: string; newPassword: string }[]

beforeEach(async () => {
  ;[later, changes, knows, away, sent] = [0, 'answer', true, false, []]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  office = await openOffice({
    folder,
    clock: () => new Date(Date.now() + later),
    directory: (real) => ({ ...real, session: (of) => moody(real.session(of)) }),
  })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const unlessAway =
  <Args extends unknown[], T>(work: (...args: Args) => Promise<T>) =>
  (...args: Args): Promise<T> =>
    away ? Promise.reject(new AppError('directory-unreachable')) : work(...args)

const moody = (session: DirectorySession): DirectorySession => ({
  ...session,
  person: unlessAway(session.person),
  state: unlessAway(session.state),
  passwordPolicy: unlessAway(session.passwordPolicy),
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

async function atTheChange() {
  const { run, step } = await office.start('manage-my-passwords')
  const page = asked(await office.engine.answer(run, { number: asked(step).number, answer: { password } }))
  const submit = (number: number, chosen = newPassword) =>
    office.engine.answer(run, { number, answer: { password, newPassword: chosen } })
  return { run, page, submit }
}

test('a silent controller that can be asked is asked at once', async () => {
  const { page, submit } = await atTheChange()
  changes = 'apply silently'
  expect(await submit(page.number)).toMatchObject({ status: 'done' })
  expect(sent).toHaveLength(1)
})

test('a write that was lost is said to be, and may be tried again', async () => {
  const { page, submit } = await atTheChange()
  changes = 'lose'
  const again = asked(await submit(page.number))
  expect(again.page.problem).toMatchObject({ code: 'outcome-not-applied' })
  changes = 'answer'
  expect(await submit(again.number)).toMatchObject({ status: 'done' })
})

describe('while nobody can say what became of it', () => {
  async function atTheUnknown() {
    const at = await atTheChange()
    changes = 'apply silently'
    knows = false
    const told = asked(await at.submit(at.page.number))
    expect(told).toMatchObject({ number: at.page.number + 1, page: { problem: { code: 'outcome-unknown' } } })
    return { ...at, told }
  }

  test('the person is told plainly, and nothing is sent again', async () => {
    const { run, told, submit } = await atTheUnknown()
    expect(await office.engine.standing(run)).toEqual(told)
    expect(asked(await submit(told.number)).page.problem?.code).toBe('outcome-unknown')
    expect(sent).toHaveLength(1)
  })

  test('the next submission first tries the new password: it holds, so it is done', async () => {
    const { told, submit } = await atTheUnknown()
    knows = true
    expect(await submit(told.number)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('looking again is enough once the directory can say', async () => {
    const { run } = await atTheUnknown()
    knows = true
    expect(await office.engine.standing(run)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('an answer that cannot be accepted leaves the effect open', async () => {
    const { run, told, submit } = await atTheUnknown()
    const short = asked(
      await office.engine.answer(run, { number: told.number, answer: { password: '', newPassword: '' } }),
    )
    expect(short.page.problem).toMatchObject({ code: 'required', field: 'password' })
    knows = true
    expect(await submit(short.number)).toMatchObject({ status: 'done' })
    expect(sent).toHaveLength(1)
  })

  test('whoever stays away for too long finds the task ended, not somebody else’s page', async () => {
    const { run } = await atTheUnknown()
    later = 6 * 60_000
    expect(await office.engine.standing(run)).toMatchObject({ status: 'stopped', code: 'outcome-unknown' })
  })
})

test('a controller that goes away with the write: nobody is told that nothing was changed, and the page goes on by itself', async () => {
  const { run, page, submit } = await atTheChange()
  changes = 'apply and go away'
  const wait = { status: 'wait', code: 'outcome-unknown', text: expect.stringContaining('Nothing is sent twice') }
  expect(await submit(page.number)).toMatchObject(wait)
  expect(await submit(page.number + 1)).toMatchObject(wait)
  expect(await office.engine.standing(run)).toMatchObject(wait)
  away = false
  expect(await office.engine.standing(run)).toMatchObject({ status: 'done' })
  expect(sent).toHaveLength(1)
})

test('an intent is stored before the write, and holds no secret', async () => {
  const { run, page, submit } = await atTheChange()
  changes = 'lose'
  knows = false
  await submit(page.number)
  const row = await office.store.read.selectFrom('Run').selectAll().where('id', '=', run.id).executeTakeFirstOrThrow()
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

test('what no controller took is critical, without any effect left open', async () => {
  const { run, page, submit } = await atTheChange()
  changes = 'unsent'
  expect(await submit(page.number)).toMatchObject({ status: 'stopped', code: 'directory-unreachable' })
  const row = await office.store.read.selectFrom('Run').select('intent').where('id', '=', run.id).executeTakeFirst()
  expect(row).toEqual({ intent: null })
})
