import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Result } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { enforceProfileUpdate } from './activity.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.register('active.user')
})
afterAll(() => desk[Symbol.asyncDispose]())

const context = (always = true) => desk.context(enforceProfileUpdate, 'active.user', { settings: { always } })

test('nobody who never registered is marked, and where only misfits are meant nobody who fits', async () => {
  const unregistered = await desk.context(enforceProfileUpdate, 'unregistered.user')
  expect(await enforceProfileUpdate.applies?.(unregistered)).toBe(false)
  expect(await enforceProfileUpdate.applies?.(await context())).toBe(true)
  expect(await enforceProfileUpdate.applies?.(await context(false))).toBe(false)
})

test('the profile must be updated from then on, and the answers go on working', async () => {
  const ctx = await context()
  const result = (await enforceProfileUpdate.execute?.(ctx, undefined as never)) as Extract<Result, { kind: 'ok' }>
  await desk.store.transaction(async (tx) => result.record?.(tx))
  expect(await ctx.profile.state(ctx.policy.questions)).toEqual({ state: 'must-update', reasons: ['update-required'] })
  expect(await ctx.profile.registered()).toBe(true)
})
