import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, unsettled } from '../activity.ts'
import { type ActivityHarness, createActivityHarness, practiceAccount } from '../testing.ts'
import { unlockAccount } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const signsIn = async (account: string) =>
  harness.session.verifyPassword(await harness.person(account), practiceAccount(account).password)

test('after unlocking, the person signs in with their password', async () => {
  expect(await signsIn('locked.user')).toBe('locked')
  const ctx = await harness.context(unlockAccount, 'locked.user')
  expect(await unlockAccount.execute?.(ctx, undefined)).toMatchObject({ kind: 'ok' })
  expect(await signsIn('locked.user')).toBe('right')
})

test.each([
  ['locked.user', true],
  ['active.user', false],
  ['disabled.user', false],
])('the step applies to %s: %s', async (account, applies) => {
  expect(await unlockAccount.isApplicable?.(await harness.context(unlockAccount, account))).toBe(applies)
})

test('unlocking clears the failures', async () => {
  const ctx = await harness.context(unlockAccount, 'locked.user')
  await harness.store.transaction((tx) => ctx.profile.addFailure(tx, 30))
  await harness.store.transaction(async (tx) => unlockAccount.onApplied?.(ctx, tx))
  expect(await harness.store.transaction((tx) => ctx.profile.addFailure(tx, 30))).toBe(1)
})

test.each([
  [{ outcome: 'refused', reason: 'not-permitted' }, critical('unlock-not-permitted')],
  [{ outcome: 'refused', reason: 'missing' }, critical('account-missing')],
  [{ outcome: 'unreachable' }, critical('directory-unreachable')],
  [{ outcome: 'unknown' }, unsettled()],
] as const)('a directory that says %j', async (effect, expected) => {
  const ctx = await harness.context(unlockAccount, 'locked.user')
  const account = { ...ctx.account, unlock: async () => effect }
  expect(await unlockAccount.execute?.({ ...ctx, account }, undefined)).toEqual(expected)
})

test('an account that the service account may not write stops the run', async () => {
  const ctx = await harness.context(unlockAccount, 'protected.user')
  expect(await unlockAccount.execute?.(ctx, undefined)).toEqual(critical('unlock-not-permitted'))
})
