import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, failed } from '../activity.ts'
import { type Desk, openDesk, practice } from '../testing.ts'
import { resetPasswordInAd } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const newPassword = 'Quiet-Lagoon-2026'

async function reset(account: string, password = newPassword) {
  return resetPasswordInAd.execute?.(await desk.context(resetPasswordInAd, account), { newPassword: password })
}

test.each(['active.user', 'expired.user', 'mustchange.user'])('%s signs in with the new password', async (account) => {
  expect(await reset(account)).toMatchObject({ kind: 'ok' })
  expect(await desk.session.verifyPassword(await desk.person(account), newPassword)).toBe('right')
})

test('who is locked out is unlocked with the reset, unless the administrator chose otherwise', async () => {
  const settings = { unlock: false }
  const kept = await desk.context(resetPasswordInAd, 'locked.user', { settings })
  expect(await resetPasswordInAd.execute?.(kept, { newPassword })).toMatchObject({ kind: 'ok' })
  expect(await desk.session.verifyPassword(await desk.person('locked.user'), newPassword)).toBe('locked')
  expect(await reset('locked.user', 'Amber-Meadow-2027')).toMatchObject({ kind: 'ok' })
  expect(await desk.session.verifyPassword(await desk.person('locked.user'), 'Amber-Meadow-2027')).toBe('right')
})

test.each(['active.user', 'locked.user'])(
  'the right to unlock is used for %s only where there is a lock',
  async (who) => {
    const ctx = await desk.context(resetPasswordInAd, who)
    const asked: unknown[] = []
    const resetPassword: typeof ctx.account.resetPassword = (order) => {
      asked.push(order.unlock)
      return ctx.account.resetPassword(order)
    }
    await resetPasswordInAd.execute?.({ ...ctx, account: { ...ctx.account, resetPassword } }, { newPassword })
    expect(asked).toEqual([who === 'locked.user'])
  },
)

test.each([
  ['expired.user', true],
  ['mustchange.user', true],
  ['active.user', false],
])('only when expired: %s is asked for a new password: %s', async (account, applies) => {
  const settings = { onlyWhenExpired: true }
  const ctx = await desk.context(resetPasswordInAd, account, { settings })
  expect(await resetPasswordInAd.applies?.(ctx)).toBe(applies)
})

test('failed tries are forgotten with the reset', async () => {
  const ctx = await desk.context(resetPasswordInAd, 'active.user')
  const { profile } = ctx
  await desk.store.transaction((tx) => profile.addFailure(tx, 30))
  expect(await reset('active.user')).toMatchObject({ kind: 'ok' })
  await desk.store.transaction(async (tx) => resetPasswordInAd.afterwards?.(ctx, tx))
  expect(await desk.store.transaction((tx) => profile.addFailure(tx, 30))).toBe(1)
})

test('the current password is refused as one that was used before', async () => {
  const refused = failed('password-history', { field: 'newPassword', values: { count: 5 } })
  expect(await reset('active.user', practice('active.user').password)).toEqual(refused)
})

test('an account that the service account may not write stops the task', async () => {
  expect(await reset('protected.user')).toEqual(critical('password-write-not-permitted'))
})

test.each([
  ['history-unsupported', critical('history-not-enforceable')],
  ['missing', critical('account-missing')],
  ['policy', failed('password-refused', { field: 'newPassword', values: { count: 5 } })],
] as const)('a domain that refuses with %s', async (reason, expected) => {
  const ctx = await desk.context(resetPasswordInAd, 'active.user')
  const account = { ...ctx.account, resetPassword: async () => ({ outcome: 'refused', reason }) as const }
  expect(await resetPasswordInAd.execute?.({ ...ctx, account }, { newPassword })).toEqual(expected)
})

test.each([
  [{ enforceHistory: true, whereHistoryCannotBeEnforced: 'reset-anyway' }, 'where-supported'],
  [{ enforceHistory: true, whereHistoryCannotBeEnforced: 'refuse' }, 'enforce'],
  [{ enforceHistory: false }, 'ignore'],
] as const)('with %j the domain is asked for history: %s', async (settings, history) => {
  const ctx = await desk.context(resetPasswordInAd, 'active.user', { settings })
  const asked: string[] = []
  const resetPassword: typeof ctx.account.resetPassword = (order) => {
    asked.push(order.history)
    return ctx.account.resetPassword(order)
  }
  await resetPasswordInAd.execute?.({ ...ctx, account: { ...ctx.account, resetPassword } }, { newPassword })
  expect(asked).toEqual([history])
})

test('where history is not enforced, an earlier password may be set again', async () => {
  const ctx = await desk.context(resetPasswordInAd, 'active.user', { settings: { enforceHistory: false } })
  const again = { newPassword: practice('active.user').password }
  expect(await resetPasswordInAd.execute?.(ctx, again)).toMatchObject({ kind: 'ok' })
})

test('the page lists the history rule only where history is enforced', async () => {
  const rules = async (enforceHistory: boolean) => {
    const ctx = await desk.context(resetPasswordInAd, 'active.user', { settings: { enforceHistory } })
    return (await resetPasswordInAd.page?.(ctx))?.rules?.map((rule) => rule.id)
  }
  expect(await rules(true)).toEqual(['length', 'complexity', 'history'])
  expect(await rules(false)).toEqual(['length', 'complexity'])
})

test('what breaks a rule is refused before anything is sent', async () => {
  const ctx = await desk.context(resetPasswordInAd, 'active.user')
  const refusal = { code: 'password-length', field: 'newPassword', values: { min: 10 } }
  expect(await resetPasswordInAd.check?.(ctx, { newPassword: 'short' })).toEqual(refusal)
})
