import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { createEngineHarness, type EngineHarness, expectPage } from './testing.ts'

/** One run resolves all: a lock, a lock and an expired password, a lock and a forgotten password. */
let harness: EngineHarness
let unlocks: 'answer' | 'apply silently' | 'lose'
let knows: boolean

beforeEach(async () => {
  ;[unlocks, knows] = ['answer', true]
  const directory = { openSession: (options: object) => withFaults(harness.company.openSession(options)) }
  harness = await createEngineHarness({ registered: true, directory: (real) => ({ ...real, ...directory }) })
})
afterEach(async () => {
  await harness[Symbol.asyncDispose]()
})

const withFaults = (session: DirectorySession): DirectorySession => ({
  ...session,
  readState: async (person) => {
    if (!knows) throw new AppError('directory-unreachable')
    return session.readState(person)
  },
  async unlock(person, ticket) {
    if (unlocks === 'answer') return session.unlock(person, ticket)
    if (unlocks === 'apply silently') await session.unlock(person, ticket)
    knows = false
    return { outcome: 'unknown' }
  },
})

const newPassword = 'Quiet-Teapot-2026'
const account = (name: string) => {
  const found = sampleAccounts.find((one) => one.account === name)
  if (!found) throw new Error(`no account ${name}`)
  return found
}

/** Ten wrong passwords, as a phone with an old password sends them. */
async function lockOut(name: string) {
  const person = await find(name)
  for (let tries = 0; tries < 10; tries++)
    await harness.company.openSession({}).verifyPassword(person, 'An-Old-Password-1')
  expect(await stateOf(name)).toMatchObject({ locked: true })
}

async function find(name: string) {
  const found = await harness.company.openSession({}).find(name)
  if (found.found !== 'one') throw new Error(`no account ${name}`)
  return found.person
}

const stateOf = async (name: string) => harness.company.openSession({}).readState(await find(name))
const signIn = async (name: string, password: string) =>
  harness.company.openSession({}).verifyPassword(await find(name), password)

/** Starts the run and gives the right answers. */
async function authenticate(workflow: string, name: string, language = 'en') {
  const { run, step } = await harness.start(workflow, name, language)
  const asks = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
  const answers = asks.map(({ properties }) => {
    const question = properties?.question?.const
    return { question, answer: account(name).answers?.find((one) => one.question === question)?.answer }
  })
  return { run, step: await harness.engine.answer(run, { number: expectPage(step).number, answer: { answers } }) }
}

async function events(run: { id: string }) {
  const rows = await harness.store.read.selectFrom('AuditEvent').select('event').where('runId', '=', run.id).execute()
  return rows.map(({ event }) => event)
}

describe('unlock-my-account', () => {
  test('a locked account is unlocked after the right answers, without another page', async () => {
    const { run, step } = await authenticate('unlock-my-account', 'locked.user')
    expect(step).toMatchObject({
      status: 'done',
      title: 'You can sign in again',
      result: { lines: ['Your account is unlocked.'] },
    })
    // There is no new password that other devices would have to be told.
    expect(step).not.toHaveProperty('next.text')
    expect(await signIn('locked.user', account('locked.user').password)).toBe('right')
    expect(await harness.readTrace(run)).toEqual(['authenticate:ok', 'unlock:ok', 'tell-success:ok'])
    expect(await events(run)).toContain('account-unlocked')
    expect((await events(run)).filter((event) => event === 'run-started')).toHaveLength(1)
  })

  test.each(['expired.user', 'mustchange.user'])(
    '%s with a locked account is unlocked and gets a new password in one run',
    async (name) => {
      await lockOut(name)
      const { run, step } = await authenticate('unlock-my-account', name, 'de')
      const page = expectPage(step)
      expect(page).toMatchObject({ activity: 'reset-password-in-ad', page: { title: 'Wählen Sie ein neues Passwort' } })
      expect(page.page.text).toContain('ebenfalls abgelaufen')
      const refused = await harness.engine.answer(run, { number: page.number, answer: { newPassword: 'kurz' } })
      expect(await stateOf(name)).toMatchObject({ locked: true })

      const done = await harness.engine.answer(run, { number: expectPage(refused).number, answer: { newPassword } })

      expect(done).toMatchObject({ status: 'done', title: 'Sie können sich wieder anmelden' })
      const lines = done.status === 'done' ? done.result?.lines : []
      expect(lines).toEqual([
        'Ihr neues Passwort gilt überall, wo Sie sich mit diesem Konto anmelden.',
        'Ihr Konto ist entsperrt.',
      ])
      expect(await signIn(name, newPassword)).toBe('right')
      expect(await harness.readTrace(run)).toEqual(['authenticate:ok', 'reset:ok', 'tell-success:ok'])
      expect(await events(run)).toEqual(expect.arrayContaining(['password-reset', 'account-unlocked']))
    },
  )

  test.each([
    ['active.user', 'account-not-locked'],
    ['disabled.user', 'account-disabled'],
    ['accountexpired.user', 'account-expired'],
  ])('%s is told only after the right answers that the workflow is not available: %s', async (name, code) => {
    const { step } = await authenticate('unlock-my-account', name)
    expect(step).toMatchObject({ status: 'stopped', code })
  })

  test.each(['unregistered.user', 'protected.user', 'nobody.here'])(
    '%s is asked questions like a registered person',
    async (name) => {
      const { run, step } = await harness.start('unlock-my-account', name)
      const asks = expectPage(step).page.answer.properties.answers?.prefixItems ?? []
      expect(asks).toHaveLength(2)
      const answers = asks.map(({ properties }) => ({ question: properties?.question?.const, answer: 'whatever' }))
      const again = await harness.engine.answer(run, { number: expectPage(step).number, answer: { answers } })
      expect(expectPage(again)).toMatchObject({ page: { problem: { code: 'wrong-answers' } } })
    },
  )

  test.each(['apply silently', 'lose'] as const)(
    'a directory that becomes unreachable during the unlock: %s',
    async (how) => {
      unlocks = how
      const { run, step } = await authenticate('unlock-my-account', 'locked.user')
      expect(step).toMatchObject({ status: 'wait' })
      expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'wait' })
      ;[unlocks, knows] = ['answer', true]
      expect(await harness.engine.getCurrentStep(run)).toMatchObject({ status: 'done', title: 'You can sign in again' })
      expect(await stateOf('locked.user')).toMatchObject({ locked: false })
      expect((await events(run)).filter((event) => event === 'account-unlocked')).toHaveLength(1)
    },
  )
})

test('resetting a forgotten password unlocks the account in the same write', async () => {
  const { run, step } = await authenticate('forgot-my-password', 'locked.user')
  const done = await harness.engine.answer(run, { number: expectPage(step).number, answer: { newPassword } })
  expect(done).toMatchObject({ status: 'done', title: 'Your new password is set' })
  expect(done.status === 'done' && done.result?.lines).toContain('Your account is unlocked.')
  expect(await signIn('locked.user', newPassword)).toBe('right')
  expect(await events(run)).toEqual(expect.arrayContaining(['password-reset', 'account-unlocked']))
})
