import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, unsettled } from '../activity.ts'
import { type ActivityHarness, createActivityHarness, practiceAccount } from '../testing.ts'
import { enableAccount } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

test('a disabled account signs in again with the password that it had', async () => {
  const ctx = await harness.context(enableAccount, 'disabled.user')
  expect(await harness.session.verifyPassword(ctx.person, practiceAccount('disabled.user').password)).toBe('disabled')
  expect(await enableAccount.execute?.(ctx, undefined)).toMatchObject({ kind: 'ok' })
  expect(await harness.session.verifyPassword(ctx.person, practiceAccount('disabled.user').password)).toBe('right')
})

test.each([
  ['disabled.user', true],
  ['active.user', false],
])('the step applies to %s: %s', async (account, applies) => {
  expect(await enableAccount.isApplicable?.(await harness.context(enableAccount, account))).toBe(applies)
})

test.each([
  [{ outcome: 'refused', reason: 'not-permitted' }, critical('enable-not-permitted')],
  [{ outcome: 'refused', reason: 'missing' }, critical('account-missing')],
  [{ outcome: 'refused', reason: 'policy' }, critical('account-without-password')],
  [{ outcome: 'refused', reason: 'overtaken' }, critical('account-altered')],
  [{ outcome: 'refused', reason: 'not-possible' }, critical('write-not-possible')],
  [{ outcome: 'unreachable' }, critical('directory-unreachable')],
  [{ outcome: 'unknown' }, unsettled()],
] as const)('a directory that says %j', async (effect, expected) => {
  const ctx = await harness.context(enableAccount, 'disabled.user')
  const account = { ...ctx.account, enable: async () => effect }
  expect(await enableAccount.execute?.({ ...ctx, account }, undefined)).toEqual(expected)
})
