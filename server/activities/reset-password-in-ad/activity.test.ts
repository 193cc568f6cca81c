import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { critical, failed } from '../activity.ts'
import { type ActivityHarness, createActivityHarness, practiceAccount } from '../testing.ts'
import { resetPasswordInAd } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const newPassword = 'Quiet-Lagoon-2026'

async function reset(account: string, password = newPassword) {
  return resetPasswordInAd.execute?.(await harness.context(resetPasswordInAd, account), { newPassword: password })
}

test.each(['active.user', 'expired.user', 'mustchange.user'])('%s signs in with the new password', async (account) => {
  expect(await reset(account)).toMatchObject({ kind: 'ok' })
  expect(await harness.session.verifyPassword(await harness.person(account), newPassword)).toBe('right')
})

test('the reset unlocks a locked account unless the administrator chose otherwise', async () => {
  const settings = { unlock: false }
  const kept = await harness.context(resetPasswordInAd, 'locked.user', { settings })
  expect(await resetPasswordInAd.execute?.(kept, { newPassword })).toMatchObject({ kind: 'ok' })
  expect(await harness.session.verifyPassword(await harness.person('locked.user'), newPassword)).toBe('locked')
  expect(await reset('locked.user', 'Amber-Meadow-2027')).toMatchObject({ kind: 'ok' })
  expect(await harness.session.verifyPassword(await harness.person('locked.user'), 'Amber-Meadow-2027')).toBe('right')
})

test.each(['active.user', 'locked.user'])(
  'the right to unlock is used for %s only where there is a lock',
  async (who) => {
    const ctx = await harness.context(resetPasswordInAd, who)
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
  const ctx = await harness.context(resetPasswordInAd, account, { settings })
  expect(await resetPasswordInAd.isApplicable?.(ctx)).toBe(applies)
})

test('the reset clears the failures', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user')
  const { profile } = ctx
  await harness.store.transaction((tx) => profile.addFailure(tx, 30))
  expect(await reset('active.user')).toMatchObject({ kind: 'ok' })
  await harness.store.transaction(async (tx) => resetPasswordInAd.onApplied?.(ctx, tx))
  expect(await harness.store.transaction((tx) => profile.addFailure(tx, 30))).toBe(1)
})

test('the current password is refused as one that was used before', async () => {
  const refused = failed('password-history', { field: 'newPassword', values: { count: 5 } })
  expect(await reset('active.user', practiceAccount('active.user').password)).toEqual(refused)
})

test('an account that the service account may not write stops the run', async () => {
  expect(await reset('protected.user')).toEqual(critical('password-write-not-permitted'))
})

test.each([
  ['history-unsupported', critical('history-not-enforceable')],
  ['missing', critical('account-missing')],
  ['policy', failed('password-refused', { field: 'newPassword', values: { count: 5 } })],
] as const)('a domain that refuses with %s', async (reason, expected) => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user')
  const account = { ...ctx.account, resetPassword: async () => ({ outcome: 'refused', reason }) as const }
  expect(await resetPasswordInAd.execute?.({ ...ctx, account }, { newPassword })).toEqual(expected)
})

test.each([
  [{ enforceHistory: true, whereHistoryCannotBeEnforced: 'reset-anyway' }, 'where-supported'],
  [{ enforceHistory: true, whereHistoryCannotBeEnforced: 'refuse' }, 'enforce'],
  [{ enforceHistory: false }, 'ignore'],
] as const)('with %j the domain is asked for history: %s', async (settings, history) => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user', { settings })
  const asked: string[] = []
  const resetPassword: typeof ctx.account.resetPassword = (order) => {
    asked.push(order.history)
    return ctx.account.resetPassword(order)
  }
  await resetPasswordInAd.execute?.({ ...ctx, account: { ...ctx.account, resetPassword } }, { newPassword })
  expect(asked).toEqual([history])
})

test('where history is not enforced, an earlier password may be set again', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user', { settings: { enforceHistory: false } })
  const again = { newPassword: practiceAccount('active.user').password }
  expect(await resetPasswordInAd.execute?.(ctx, again)).toMatchObject({ kind: 'ok' })
})

test('the page lists the history rule only where history is enforced', async () => {
  const rules = async (enforceHistory: boolean) => {
    const ctx = await harness.context(resetPasswordInAd, 'active.user', { settings: { enforceHistory } })
    const page = await resetPasswordInAd.page?.(ctx)
    return (await page?.rules?.())?.map((rule) => rule.id)
  }
  expect(await rules(true)).toEqual(['length', 'complexity', 'own-name', 'history'])
  expect(await rules(false)).toEqual(['length', 'complexity', 'own-name'])
})

test('what breaks a rule is refused before anything is sent', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user')
  const refusal = { code: 'password-length', field: 'newPassword', values: { min: 10 } }
  expect(await resetPasswordInAd.check?.(ctx, { newPassword: 'short' })).toEqual(refusal)
})

const operator = { id: 'o', domain: 'corp.example.com', account: 'helpdesk.operator', displayName: 'Helpdesk Operator' }

/** From the page's preparation to the end, as the engine does it for an operator. */
async function byOperator(settings: z.input<typeof resetPasswordInAd.settings>, account = 'active.user') {
  const ctx = await harness.context(resetPasswordInAd, account, { settings, run: { operator } })
  const prepared = await resetPasswordInAd.prepare?.(ctx)
  if (prepared?.kind !== 'page') return { prepared, shown: [], page: undefined }
  const prepare = { ...ctx, memory: prepared.memory as { sealed: string } }
  const page = await resetPasswordInAd.page?.(prepare)
  expect(await resetPasswordInAd.execute?.(prepare, {})).toMatchObject({ kind: 'ok' })
  await harness.store.transaction(async (tx) => resetPasswordInAd.onApplied?.(prepare, tx))
  return { prepared, page, shown: resetPasswordInAd.revealOnce?.(prepare) ?? [] }
}

test('for an operator a passphrase is generated, shown once, and must be changed at the next sign-in', async () => {
  const { prepared, page, shown } = await byOperator({})
  const [password] = shown
  expect(password?.value.length).toBeGreaterThan(20)
  expect(JSON.stringify([prepared, page])).not.toContain(password?.value)
  expect(await harness.session.verifyPassword(await harness.person('active.user'), password?.value ?? '')).toBe(
    'must-change',
  )
  expect(await harness.mails()).toEqual([])
})

test('a mailed passphrase is not shown to the operator, and may be kept if the administrator says so', async () => {
  const { shown } = await byOperator({ onHelpdesk: 'mailed', mustChange: false })
  const [mail] = await harness.mails()
  expect(shown).toEqual([])
  expect(mail).toMatchObject({ template: 'new-password', to: 'active.user@corp.example.com' })
  const password = String(mail?.values.password)
  expect(await harness.session.verifyPassword(await harness.person('active.user'), password)).toBe('right')
})

test('mailing to a person without an address starts nothing', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user', {
    settings: { onHelpdesk: 'mailed' },
    run: { operator },
  })
  const profile = { ...ctx.profile, contacts: async () => [] }
  expect(await resetPasswordInAd.prepare?.({ ...ctx, profile })).toEqual(critical('no-address-to-write-to'))
})

test('a password typed by an operator is checked against the rules and not shown', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user', {
    settings: { onHelpdesk: 'typed' },
    run: { operator },
  })
  expect(resetPasswordInAd.needsPrepare?.(ctx.settings, 'helpdesk')).toBe(false)
  expect(await resetPasswordInAd.check?.(ctx, { newPassword: 'short' })).toMatchObject({ code: 'password-length' })
  expect(await resetPasswordInAd.execute?.(ctx, { newPassword })).toMatchObject({ kind: 'ok' })
  expect(resetPasswordInAd.revealOnce?.(ctx)).toEqual([])
  expect(await harness.session.verifyPassword(await harness.person('active.user'), newPassword)).toBe('must-change')
})

test('on the Self-Service site nothing is generated', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user')
  expect(resetPasswordInAd.needsPrepare?.(ctx.settings, 'self-service')).toBe(false)
  const page = await resetPasswordInAd.page?.(ctx)
  expect((await page?.rules?.())?.length).toBeGreaterThan(0)
})

test('the effect of a generated password can be settled while the step remembers it', async () => {
  const ctx = await harness.context(resetPasswordInAd, 'active.user', { run: { operator } })
  const prepared = await resetPasswordInAd.prepare?.(ctx)
  const intent = { activity: 'reset', kind: 'reset-password', controller: '', passwordLastSet: '0', at: '' } as const
  const asked: unknown[] = []
  const settle: typeof ctx.account.settle = async (_, password) => {
    asked.push(password)
    return 'applied'
  }
  const memory = prepared?.kind === 'page' ? (prepared.memory as { sealed: string }) : undefined
  const after = { ...ctx, memory, account: { ...ctx.account, settle } }
  await resetPasswordInAd.settle?.(after, intent)
  expect(asked).toEqual([resetPasswordInAd.revealOnce?.(after)[0]?.value])
})
