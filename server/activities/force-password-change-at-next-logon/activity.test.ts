import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, nextPage, ok, type RunFacts } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { forcePasswordChangeAtNextLogon } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const operator = { id: '1', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }
const context = (options: { operatorMayChoose?: boolean; run?: Partial<RunFacts> } = {}) =>
  harness.context(forcePasswordChangeAtNextLogon, 'active.user', {
    settings: { operatorMayChoose: options.operatorMayChoose },
    run: options.run,
  })

test('the next sign-in asks for a new password', async () => {
  const ctx = await context()
  expect(await forcePasswordChangeAtNextLogon.prepare?.(ctx)).toBeUndefined()
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, undefined)).toMatchObject({ kind: 'ok' })
  expect(await harness.session.readState(ctx.person)).toMatchObject({ mustChange: true })
})

test('an operator who may choose is asked, and may decline', async () => {
  const ctx = await context({ operatorMayChoose: true, run: { operator } })
  expect(await forcePasswordChangeAtNextLogon.prepare?.(ctx)).toEqual(nextPage(undefined))
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, { accept: false })).toEqual(ok())
  expect(await harness.session.readState(ctx.person)).toMatchObject({ mustChange: false })
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, { accept: true })).toEqual(ok())
  expect(await harness.session.readState(ctx.person)).toMatchObject({ mustChange: true })
})

test('only an operator is asked', async () => {
  expect(await forcePasswordChangeAtNextLogon.prepare?.(await context({ operatorMayChoose: true }))).toBeUndefined()
})

test('a password that never expires is not changed, and the operator is told', async () => {
  const ctx = await context()
  const account = {
    ...ctx.account,
    forceChangeAtNextLogon: async () => ({ outcome: 'refused', reason: 'password-never-expires' }) as const,
  }
  expect(await forcePasswordChangeAtNextLogon.execute?.({ ...ctx, account }, undefined)).toEqual(
    critical('password-never-expires'),
  )
})
