import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, failed } from '../activity.ts'
import { type ActivityHarness, createActivityHarness, practiceAccount } from '../testing.ts'
import { changePasswordInAd } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const newPassword = 'Quiet-Lagoon-2026'

async function change(account: string, options: { password?: string; newPassword?: string } = {}) {
  const ctx = await harness.context(changePasswordInAd, account)
  const answer = { password: practiceAccount(account).password, newPassword, ...options }
  return changePasswordInAd.execute?.(ctx, answer)
}

async function check(account: string, options: { password?: string; newPassword: string }) {
  const ctx = await harness.context(changePasswordInAd, account)
  return changePasswordInAd.check?.(ctx, { password: practiceAccount(account).password, ...options })
}

const signIn = async (account: string, password: string) =>
  harness.session.verifyPassword(await harness.person(account), password)

test.each(['active.user', 'expired.user', 'mustchange.user'])('%s signs in with the new password', async (account) => {
  expect(await change(account)).toMatchObject({ kind: 'ok' })
  expect(await signIn(account, newPassword)).toBe('right')
  expect(await signIn(account, practiceAccount(account).password)).toBe('wrong')
})

test('a wrong current password is reported at its field', async () => {
  expect(await change('active.user', { password: 'wrong' })).toEqual(failed('wrong-password', { field: 'password' }))
})

test('a password from the history is refused with the number of passwords that count', async () => {
  await change('active.user')
  const again = await change('active.user', {
    password: newPassword,
    newPassword: practiceAccount('active.user').password,
  })
  expect(again).toEqual(failed('password-history', { field: 'newPassword', values: { count: 5 } }))
})

test('the domain refuses a password that is too short or too simple if the check missed it', async () => {
  expect(await change('active.user', { newPassword: 'Aa1!' })).toMatchObject({
    code: 'password-length',
    values: { min: 10 },
  })
  expect(await change('active.user', { newPassword: 'alllowercase' })).toMatchObject({ code: 'password-complexity' })
})

test('a locked account stops the run', async () => {
  expect(await change('locked.user')).toEqual(critical('account-locked'))
})

test.each([
  ['unreachable', critical('directory-unreachable')],
  ['unknown', { kind: 'unsettled' }],
] as const)('a controller whose answer is %s', async (outcome, expected) => {
  const ctx = await harness.context(changePasswordInAd, 'active.user')
  const account = { ...ctx.account, changePassword: async () => ({ outcome }) }
  expect(await changePasswordInAd.execute?.({ ...ctx, account }, { password: 'a', newPassword })).toEqual(expected)
})

test.each([
  ['short', { code: 'password-length', values: { min: 10 } }],
  ['alllowercaseletters', { code: 'password-complexity' }],
  ['Active-Harbour-77', { code: 'password-own-name', values: { name: 'Active' } }],
  ['Tab\tulator-2026', { code: 'password-control-characters' }],
  ['Null\0-Island-2026', { code: 'password-control-characters' }],
  ['', { code: 'password-length' }],
  [`Aa1-${'x'.repeat(253)}`, { code: 'password-maximum-length', values: { max: 256 } }],
  [practiceAccount('active.user').password, { code: 'password-history' }],
])('before anything is sent, %j is refused with the rule that it breaks', async (password, refusal) => {
  expect(await check('active.user', { newPassword: password })).toMatchObject({ ...refusal, field: 'newPassword' })
})

test('a fine-grained policy applies to the people it covers', async () => {
  const refusal = { code: 'password-length', values: { min: 16 } }
  expect(await check('finegrained.user', { newPassword: 'Only-Fifteen-15' })).toMatchObject(refusal)
})

test('a good password passes the check', async () => {
  expect(await check('active.user', { newPassword })).toBeUndefined()
})

test('it can be set to run only when the password must be changed', async () => {
  const applies = async (account: string, onlyWhenMustChange: boolean) =>
    changePasswordInAd.isApplicable?.(
      await harness.context(changePasswordInAd, account, { settings: { onlyWhenMustChange } }),
    )
  expect(await applies('mustchange.user', true)).toBe(true)
  expect(await applies('expired.user', true)).toBe(false)
  expect(await applies('active.user', false)).toBe(true)
})

test.each([
  ['expired.user', 'activities.change-password-in-ad.expired'],
  ['mustchange.user', 'activities.change-password-in-ad.mustChange'],
  ['active.user', 'activities.change-password-in-ad.text'],
])('the page tells %s why, and lists the rules of the domain', async (account, text) => {
  const page = await changePasswordInAd.page?.(await harness.context(changePasswordInAd, account))
  expect(page?.text).toBe(text)
  expect((await page?.rules?.())?.map((rule) => rule.id)).toEqual(['length', 'complexity', 'own-name', 'history'])
})

test('after a broken connection, verifying the new password settles whether the change was applied', async () => {
  const ctx = await harness.context(changePasswordInAd, 'active.user')
  const ticket = await harness.session.prepareWrite(ctx.person)
  if (!ticket) throw new Error('the sample company always answers')
  const intent = { activity: changePasswordInAd.id, kind: 'change-password', ...ticket } as const
  const answer = { password: practiceAccount('active.user').password, newPassword }
  expect(await changePasswordInAd.settle?.(ctx, intent, answer)).toBe('not-applied')
  await change('active.user')
  expect(await changePasswordInAd.settle?.(ctx, intent, answer)).toBe('applied')
})
