import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, unsettled } from '../activity.ts'
import { type Desk, openDesk, practice } from '../testing.ts'
import { enableAccount } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

test('a disabled account signs in again with the password that it had', async () => {
  const ctx = await desk.context(enableAccount, 'disabled.user')
  expect(await desk.session.verifyPassword(ctx.person, practice('disabled.user').password)).toBe('disabled')
  expect(await enableAccount.execute?.(ctx, undefined as never)).toMatchObject({ kind: 'ok' })
  expect(await desk.session.verifyPassword(ctx.person, practice('disabled.user').password)).toBe('right')
})

test.each([
  ['disabled.user', true],
  ['active.user', false],
])('there is something to do for %s: %s', async (account, applies) => {
  expect(await enableAccount.applies?.(await desk.context(enableAccount, account))).toBe(applies)
})

test.each([
  [{ outcome: 'refused', reason: 'not-permitted' }, critical('enable-not-permitted')],
  [{ outcome: 'refused', reason: 'missing' }, critical('account-missing')],
  [{ outcome: 'refused', reason: 'policy' }, critical('account-without-password')],
  [{ outcome: 'refused', reason: 'overtaken' }, critical('account-altered')],
  [{ outcome: 'unreachable' }, critical('directory-unreachable')],
  [{ outcome: 'unknown' }, unsettled()],
] as const)('a directory that says %j', async (effect, expected) => {
  const ctx = await desk.context(enableAccount, 'disabled.user')
  const account = { ...ctx.account, enable: async () => effect }
  expect(await enableAccount.execute?.({ ...ctx, account }, undefined as never)).toEqual(expected)
})
