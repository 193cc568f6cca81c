import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AccountState } from '../directory/directory.ts'
import type { EarlierSignIn } from './engine.ts'
import { createEngineHarness, defineSteps, type EngineHarness, expectPage } from './testing.ts'

/** A run that is started right after a sign-in in the same browser does not ask for the same password once more. */
let harness: EngineHarness
let later = 0
let changedState: Partial<AccountState> = {}
const minutes = 60_000

beforeEach(async () => {
  later = 0
  changedState = {}
  harness = await createEngineHarness({
    registered: true,
    clock: () => new Date(Date.now() + later),
    directory: (real) => ({
      ...real,
      openSession(options) {
        const session = real.openSession(options)
        return { ...session, readState: async (person) => ({ ...(await session.readState(person)), ...changedState }) }
      },
    }),
    workflows: {
      stronger: defineSteps({ password: 'authenticate-with-password', app: 'authenticate-with-totp', act: 'test-act' }),
      later: defineSteps({ agreement: 'display-captcha', password: 'authenticate-with-password', act: 'test-act' }),
    },
  })
})
afterEach(() => harness[Symbol.asyncDispose]())

async function signInOf(account: string, changes: Partial<EarlierSignIn> = {}): Promise<EarlierSignIn> {
  const found = await harness.company.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(`the sample company has no ${account}`)
  const { id, domain } = found.person
  return { person: { id, domain }, module: 'directory-password', at: new Date(), ...changes }
}

const start = (workflow: string, signIn: EarlierSignIn | undefined, account = 'active.user') =>
  harness.engine.start({ workflow, account, language: 'en', site: 'self-service', signIn })
const firstActivity = async (...order: Parameters<typeof start>) => expectPage((await start(...order)).step).activity

test('the first step is done, and the audit names the sign-in that it stood on', async () => {
  const signIn = await signInOf('active.user', { secondFactor: 'totp' })
  const { run, step } = await start('manage-my-profile', signIn)
  expect(expectPage(step).activity).toBe('manage-my-profile')
  const rows = await harness.store.read.selectFrom('AuditEvent').selectAll().where('runId', '=', run.id).execute()
  expect(rows.map(({ event, data }) => [event, JSON.parse(data)])).toEqual([
    ['run-started', expect.objectContaining({ workflow: 'manage-my-profile', decoy: false })],
    [
      'activity-succeeded',
      {
        step: 'authenticate',
        activity: 'authenticate-with-password',
        result: 'ok',
        signIn: 'directory-password',
        signedInAt: signIn.at.toISOString(),
        secondFactor: 'totp',
      },
    ],
  ])
})

test('a change of the password still asks for the current one, on the page of the new one', async () => {
  const { run, step } = await start('manage-my-passwords', await signInOf('active.user'))
  const page = expectPage(step)
  expect(page.activity).toBe('change-password-in-ad')
  expect(page.page.answer.required).toEqual(expect.arrayContaining(['password', 'newPassword']))
  const answer = { password: 'not this one', newPassword: 'Quiet-Lantern-Boat-26' }
  const refused = expectPage(await harness.engine.answer(run, { number: page.number, answer }))
  expect(refused.page.problem).toMatchObject({ field: 'password' })
})

test('further authentications of the workflow are asked for', async () => {
  expect(await firstActivity('stronger', await signInOf('active.user'))).toBe('authenticate-with-totp')
})

test('a password that is not the first thing that a workflow asks for is asked for', async () => {
  const { run, step } = await start('later', await signInOf('active.user'))
  expect(expectPage(step).activity).toBe('display-captcha')
  expect(await harness.readTrace(run)).toEqual([])
})

test('after an idle time the password is asked for as in every run', async () => {
  const { run } = await start('manage-my-profile', await signInOf('active.user'))
  later = 6 * minutes
  expect(expectPage(await harness.engine.getCurrentStep(run))).toMatchObject({
    activity: 'authenticate-with-password',
    page: { problem: { code: 'idle' } },
  })
})

test('a workflow that is not open to the person stops as after the password', async () => {
  const { step } = await start('register', await signInOf('active.user'))
  expect(step).toMatchObject({ status: 'stopped', code: 'already-registered' })
})

describe('the password is asked for', () => {
  const asked = 'authenticate-with-password'

  test('without a sign-in', async () => expect(await firstActivity('manage-my-profile', undefined)).toBe(asked))

  test("after another person's sign-in", async () => {
    expect(await firstActivity('manage-my-profile', await signInOf('finegrained.user'))).toBe(asked)
  })

  test('after a sign-in by another module', async () => {
    expect(await firstActivity('manage-my-profile', await signInOf('active.user', { module: 'smart-card' }))).toBe(
      asked,
    )
  })

  test.each([
    ['more than five minutes ago', 5 * minutes + 1000],
    ['more than five minutes ahead, since the clock was set back', -5 * minutes - 2000],
  ])('after a sign-in %s', async (_, distance) => {
    const signIn = await signInOf('active.user')
    later = distance
    expect(await firstActivity('manage-my-profile', signIn)).toBe(asked)
  })

  test('but not after a sign-in just under five minutes ago', async () => {
    const signIn = await signInOf('active.user')
    later = 4.9 * minutes
    expect(await firstActivity('manage-my-profile', signIn)).toBe('manage-my-profile')
  })

  test.each<[string, Partial<AccountState>]>([
    ['was locked', { locked: true }],
    ['was disabled', { disabled: true }],
    ['has expired', { accountExpired: true }],
    ['must change its password', { mustChange: true }],
    ['has a password that has expired', { passwordExpired: true }],
    ['got another password', { passwordLastSet: new Date(Date.now() + minutes) }],
    ['has a password of unknown age', { passwordLastSet: undefined }],
  ])('where the account %s since the sign-in', async (_, state) => {
    changedState = state
    expect(await firstActivity('manage-my-profile', await signInOf('active.user'))).toBe(asked)
  })

  test('for a protected account, as for one that does not exist', async () => {
    expect(await firstActivity('manage-my-profile', await signInOf('protected.user'), 'protected.user')).toBe(asked)
  })
})
