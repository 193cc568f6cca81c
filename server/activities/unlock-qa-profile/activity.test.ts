import { expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { createActivityHarness } from '../testing.ts'
import { unlockQaProfile } from './activity.ts'

test('unlocking the profile offers its workflows again and clears its failures', async () => {
  await using harness = await createActivityHarness()
  const ctx = await harness.context(unlockQaProfile, 'active.user')
  await harness.store.transaction(async (tx) => {
    await ctx.profile.addFailure(tx, 30)
    await ctx.profile.lock(tx, 30)
  })
  expect(await ctx.profile.lockedUntil()).toBeInstanceOf(Date)
  expect(await harness.store.transaction(async (tx) => unlockQaProfile.record?.(ctx, tx))).toEqual(ok())
  expect(await ctx.profile.lockedUntil()).toBeUndefined()
  expect(await ctx.profile.failures()).toBe(0)
})
