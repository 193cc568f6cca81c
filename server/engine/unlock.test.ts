import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import type { DirectorySession } from '../directory/directory.ts'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { asked, type Office, openOffice } from './testing.ts'

/** One visit puts all right: a lock, a lock and an expired password, a forgotten password and a lock. */
let folder: string
let office: Office
let unlocks: 'answer' | 'apply silently' | 'lose'
let knows: boolean

beforeEach(async () => {
  ;[unlocks, knows] = ['answer', true]
  folder = await mkdtemp(join(tmpdir(), 'latchkey-engine-'))
  const directory = { session: (of: object) => moody(office.company.session(of)) }
  office = await openOffice({ folder, registered: true, directory: (real) => ({ ...real, ...directory }) })
})
afterEach(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const moody = (session: DirectorySession): DirectorySession => ({
  ...session,
  state: async (person) => {
    if (!knows) throw new AppError('directory-unreachable')
    return session.state(person)
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
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

/** Ten wrong passwords, as an old telephone sends them. */
async function lockOut(name: string) {
  const person = await find(name)
  for (let tries = 0; tries < 10; tries++) await office.company.session({}).verifyPassword(person, 'An-Old-Password-1')
  expect(await stateOf(name)).toMatchObject({ locked: true })
}

async function find(name: string) {
  const found = await office.company.session({}).find(name)
  if (found.found !== 'one') throw new Error(`nobody is called ${name}`)
  return found.person
}

const stateOf = async (name: string) => office.company.session({}).state(await find(name))
const signIn = async (name: string, password: string) =>
  office.company.session({}).verifyPassword(await find(name), password)

/** Begins, and answers the questions rightly. */
async function authenticate(workflow: string, name: string, language = 'en') {
  const { run, step } = await office.start(workflow, name, language)
  const asks = asked(step).page.answer.properties.answers?.prefixItems ?? []
  const answers = asks.map(({ properties }) => {
    const question = properties?.question?.const
    return { question, answer: account(name).answers?.find((one) => one.question === question)?.answer }
  })
  return { run, step: await office.engine.answer(run, { number: asked(step).number, answer: { answers } }) }
}

async function events(run: { id: string }) {
  const rows = await office.store.read.selectFrom('AuditEvent').select('event').where('runId', '=', run.id).execute()
  return rows.map(({ event }) => event)
}

describe('unlock-my-account', () => {
  test('who is locked out and knows the password gets in after the answers, and nothing else is asked', async () => {
    const { run, step } = await authenticate('unlock-my-account', 'locked.user')
    expect(step).toMatchObject({
      status: 'done',
      title: 'You can sign in again',
      result: { lines: ['Your account is unlocked.'] },
    })
    expect(await signIn('locked.user', account('locked.user').password)).toBe('right')
    expect(await office.trace(run)).toEqual(['authenticate:ok', 'unlock:ok', 'tell-success:ok'])
    expect(await events(run)).toContain('account-unlocked')
  })

  test.each(['expired.user', 'mustchange.user'])('%s, locked out as well, is put right in one visit', async (name) => {
    await lockOut(name)
    const { run, step } = await authenticate('unlock-my-account', name, 'de')
    const page = asked(step)
    expect(page).toMatchObject({ activity: 'reset-password-in-ad', page: { title: 'Wählen Sie ein neues Passwort' } })
    expect(page.page.text).toContain('ebenfalls abgelaufen')
    const refused = await office.engine.answer(run, { number: page.number, answer: { newPassword: 'kurz' } })
    expect(await stateOf(name)).toMatchObject({ locked: true })

    const done = await office.engine.answer(run, { number: asked(refused).number, answer: { newPassword } })

    expect(done).toMatchObject({ status: 'done', title: 'Sie können sich wieder anmelden' })
    const lines = done.status === 'done' ? done.result?.lines : []
    expect(lines).toEqual([
      'Ihr neues Passwort gilt überall, wo Sie sich mit diesem Konto anmelden.',
      'Ihr Konto ist entsperrt.',
    ])
    expect(await signIn(name, newPassword)).toBe('right')
    expect(await office.trace(run)).toEqual(['authenticate:ok', 'reset:ok', 'tell-success:ok'])
    expect(await events(run)).toEqual(expect.arrayContaining(['password-reset', 'account-unlocked']))
  })

  test.each([
    ['active.user', 'account-not-locked'],
    ['disabled.user', 'account-disabled'],
    ['accountexpired.user', 'account-expired'],
  ])('%s is told after the answers that it is not for them: %s', async (name, code) => {
    const { step } = await authenticate('unlock-my-account', name)
    expect(step).toMatchObject({ status: 'stopped', code })
  })

  test.each(['unregistered.user', 'protected.user', 'nobody.here'])(
    '%s is asked questions like anybody',
    async (name) => {
      const { run, step } = await office.start('unlock-my-account', name)
      const asks = asked(step).page.answer.properties.answers?.prefixItems ?? []
      expect(asks).toHaveLength(2)
      const answers = asks.map(({ properties }) => ({ question: properties?.question?.const, answer: 'whatever' }))
      const again = await office.engine.answer(run, { number: asked(step).number, answer: { answers } })
      expect(asked(again)).toMatchObject({ page: { problem: { code: 'wrong-answers' } } })
    },
  )

  test.each(['apply silently', 'lose'] as const)('a directory that goes away in the middle: %s', async (how) => {
    unlocks = how
    const { run, step } = await authenticate('unlock-my-account', 'locked.user')
    expect(step).toMatchObject({ status: 'wait' })
    expect(await office.engine.standing(run)).toMatchObject({ status: 'wait' })
    ;[unlocks, knows] = ['answer', true]
    expect(await office.engine.standing(run)).toMatchObject({ status: 'done', title: 'You can sign in again' })
    expect(await stateOf('locked.user')).toMatchObject({ locked: false })
    expect((await events(run)).filter((event) => event === 'account-unlocked')).toHaveLength(1)
  })
})

test('a forgotten password that is set anew unlocks the account with it', async () => {
  const { run, step } = await authenticate('forgot-my-password', 'locked.user')
  const done = await office.engine.answer(run, { number: asked(step).number, answer: { newPassword } })
  expect(done).toMatchObject({ status: 'done', title: 'Your new password is set' })
  expect(done.status === 'done' && done.result?.lines).toContain('Your account is unlocked.')
  expect(await signIn('locked.user', newPassword)).toBe('right')
  expect(await events(run)).toEqual(expect.arrayContaining(['password-reset', 'account-unlocked']))
})
