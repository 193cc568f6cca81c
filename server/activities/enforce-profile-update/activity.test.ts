import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Result } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { enforceProfileUpdate } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())
beforeEach(() => harness.register('active.user'))

const context = (always = true) => harness.context(enforceProfileUpdate, 'active.user', { settings: { always } })

test('people who never registered are not marked, nor, with always off, people who meet the policy', async () => {
  const unregistered = await harness.context(enforceProfileUpdate, 'unregistered.user')
  expect(await enforceProfileUpdate.isApplicable?.(unregistered)).toBe(false)
  expect(await enforceProfileUpdate.isApplicable?.(await context())).toBe(true)
  expect(await enforceProfileUpdate.isApplicable?.(await context(false))).toBe(false)
})

test('the profile must be updated, and its answers keep working', async () => {
  const ctx = await context()
  const result = (await enforceProfileUpdate.execute?.(ctx, undefined)) as Extract<Result, { kind: 'ok' }>
  await harness.store.transaction(async (tx) => result.record?.(tx))
  expect(await ctx.profile.state(ctx.policy.questions)).toEqual({ state: 'must-update', reasons: ['update-required'] })
  expect(await ctx.profile.isRegistered()).toBe(true)
})
