import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, nextPage, ok, type RunFacts } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { forcePasswordChangeAtNextLogon } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const operator = { id: '1', domain: 'd', account: 'helpdesk.operator', displayName: 'Operator' }
const context = (of: { operatorMayChoose?: boolean; run?: Partial<RunFacts> } = {}) =>
  desk.context(forcePasswordChangeAtNextLogon, 'active.user', {
    settings: { operatorMayChoose: of.operatorMayChoose },
    run: of.run,
  })

test('the next sign-in asks for a new password', async () => {
  const ctx = await context()
  expect(await forcePasswordChangeAtNextLogon.prepare?.(ctx)).toBeUndefined()
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, undefined)).toMatchObject({ kind: 'ok' })
  expect(await desk.session.state(ctx.person)).toMatchObject({ mustChange: true })
})

test('an operator who may choose is asked, and may leave it', async () => {
  const ctx = await context({ operatorMayChoose: true, run: { operator } })
  expect(await forcePasswordChangeAtNextLogon.prepare?.(ctx)).toEqual(nextPage(undefined))
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, { accept: false })).toEqual(ok())
  expect(await desk.session.state(ctx.person)).toMatchObject({ mustChange: false })
  expect(await forcePasswordChangeAtNextLogon.execute?.(ctx, { accept: true })).toEqual(ok())
  expect(await desk.session.state(ctx.person)).toMatchObject({ mustChange: true })
})

test('nobody but an operator is ever asked', async () => {
  expect(await forcePasswordChangeAtNextLogon.prepare?.(await context({ operatorMayChoose: true }))).toBeUndefined()
})

test('a password that never expires is left alone, and that is said', async () => {
  const ctx = await context()
  const account = {
    ...ctx.account,
    forceChangeAtNextLogon: async () => ({ outcome: 'refused', reason: 'password-never-expires' }) as const,
  }
  expect(await forcePasswordChangeAtNextLogon.execute?.({ ...ctx, account }, undefined)).toEqual(
    critical('password-never-expires'),
  )
})
