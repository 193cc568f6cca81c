import { afterAll, beforeAll, expect, test } from 'vitest'
import { critical, failed, ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness, practiceAccount } from '../testing.ts'
import { authenticateWithPassword } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

type Settings = { acceptExpired?: boolean; acceptDisabled?: boolean }

async function authenticate(account: string, password: string, settings: Settings = {}) {
  const ctx = await harness.context(authenticateWithPassword, account, { settings })
  return authenticateWithPassword.execute?.(ctx, { password })
}

const rightPassword = (account: string, settings?: Settings) =>
  authenticate(account, practiceAccount(account).password, settings)

test('the current password succeeds', async () => {
  expect(await rightPassword('active.user')).toEqual(ok())
})

test.each(['expired.user', 'mustchange.user'])('%s succeeds if expired passwords are accepted', async (account) => {
  expect(await rightPassword(account, { acceptExpired: true })).toEqual(ok())
})

test.each(['expired.user', 'mustchange.user'])(
  '%s is told that the password has expired if they are not accepted',
  async (account) => {
    expect(await rightPassword(account, { acceptExpired: false })).toEqual(critical('password-expired'))
  },
)

test('a disabled account is told so after the right password', async () => {
  expect(await rightPassword('disabled.user')).toEqual(critical('account-disabled'))
})

test('a disabled account succeeds if disabled accounts are accepted', async () => {
  expect(await rightPassword('disabled.user', { acceptDisabled: true })).toEqual(ok())
})

test('an account past its end date is told so after the right password', async () => {
  expect(await rightPassword('accountexpired.user')).toEqual(critical('account-expired'))
})

test('a wrong password gets the same answer for every state of the account', async () => {
  const wrong = failed('wrong-credentials', { field: 'password' })
  for (const account of ['active.user', 'expired.user', 'mustchange.user', 'disabled.user', 'accountexpired.user']) {
    expect(await authenticate(account, 'not the password')).toEqual(wrong)
  }
})

test('a locked account gives the same answer to the right password', async () => {
  expect(await rightPassword('locked.user')).toEqual(failed('wrong-credentials', { field: 'password' }))
})

test.each([
  ['unreachable', critical('directory-unreachable')],
  ['too-many-attempts', critical('too-many-attempts')],
  ['logon-hours', critical('outside-logon-hours')],
  ['restricted', critical('sign-in-restricted')],
  // This server is not among the workstations that an account is bound to; the password was right.
  ['workstation', ok()],
] as const)('a controller that answers %s', async (answer, expected) => {
  const ctx = await harness.context(authenticateWithPassword, 'active.user')
  const account = { ...ctx.account, verifyPassword: async () => answer }
  expect(await authenticateWithPassword.execute?.({ ...ctx, account }, { password: 'any' })).toEqual(expected)
})

test('an empty password and one over 256 characters are refused without a bind', () => {
  const accepts = (password: string) => authenticateWithPassword.answer?.safeParse({ password }).success
  expect(['', 'x'.repeat(257), 'x'.repeat(256)].map(accepts)).toEqual([false, false, true])
})
