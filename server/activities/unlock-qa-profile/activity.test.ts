import { expect, test } from 'vitest'
import { ok } from '../activity.ts'
import { openDesk } from '../testing.ts'
import { unlockQaProfile } from './activity.ts'

test('a locked profile has its tasks back, and its failed tries are forgotten', async () => {
  await using desk = await openDesk()
  const ctx = await desk.context(unlockQaProfile, 'active.user')
  await desk.store.transaction(async (tx) => {
    await ctx.profile.addFailure(tx, 30)
    await ctx.profile.lock(tx, 30)
  })
  expect(await ctx.profile.lockedUntil()).toBeInstanceOf(Date)
  expect(await desk.store.transaction(async (tx) => unlockQaProfile.record?.(ctx, tx))).toEqual(ok())
  expect(await ctx.profile.lockedUntil()).toBeUndefined()
  expect(await ctx.profile.failures()).toBe(0)
})
