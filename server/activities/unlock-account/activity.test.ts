import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, unsettled } from '../activity.ts'
import { type Desk, openDesk, practice } from '../testing.ts'
import { unlockAccount } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const signsIn = async (account: string) =>
  desk.session.verifyPassword(await desk.person(account), practice(account).password)

test('who was locked out signs in with the password that they had', async () => {
  expect(await signsIn('locked.user')).toBe('locked')
  const ctx = await desk.context(unlockAccount, 'locked.user')
  expect(await unlockAccount.execute?.(ctx, undefined as never)).toMatchObject({ kind: 'ok' })
  expect(await signsIn('locked.user')).toBe('right')
})

test.each([
  ['locked.user', true],
  ['active.user', false],
  ['disabled.user', false],
])('there is something to do for %s: %s', async (account, applies) => {
  expect(await unlockAccount.applies?.(await desk.context(unlockAccount, account))).toBe(applies)
})

test('failed tries are forgotten with the lock', async () => {
  const ctx = await desk.context(unlockAccount, 'locked.user')
  await desk.store.transaction((tx) => ctx.profile.addFailure(tx, 30))
  await desk.store.transaction(async (tx) => unlockAccount.afterwards?.(ctx, tx))
  expect(await desk.store.transaction((tx) => ctx.profile.addFailure(tx, 30))).toBe(1)
})

test.each([
  [{ outcome: 'refused', reason: 'not-permitted' }, critical('unlock-not-permitted')],
  [{ outcome: 'refused', reason: 'missing' }, critical('account-missing')],
  [{ outcome: 'unreachable' }, critical('directory-unreachable')],
  [{ outcome: 'unknown' }, unsettled()],
] as const)('a directory that says %j', async (effect, expected) => {
  const ctx = await desk.context(unlockAccount, 'locked.user')
  const account = { ...ctx.account, unlock: async () => effect }
  expect(await unlockAccount.execute?.({ ...ctx, account }, undefined as never)).toEqual(expected)
})

test('an account that the service account may not write stops the task', async () => {
  const ctx = await desk.context(unlockAccount, 'protected.user')
  expect(await unlockAccount.execute?.(ctx, undefined as never)).toEqual(critical('unlock-not-permitted'))
})
