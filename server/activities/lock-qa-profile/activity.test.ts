import { afterEach, beforeEach, expect, test } from 'vitest'
import { critical, ok } from '../activity.ts'
import { activities } from '../index.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { lockQaProfile } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

async function failureOf(activity: string, account = 'active.user', mayLock = true) {
  const group = activities.find(({ id }) => id === activity)?.group
  const error = { activity, code: 'any', group }
  const settings = { threshold: 3, duration: 20, resetAfter: 10 }
  const ctx = await harness.context(lockQaProfile, account, { settings, run: { phase: 'failure', error, mayLock } })
  return harness.store.transaction(async (tx) => lockQaProfile.record?.(ctx, tx))
}

const failures = async () => harness.profiles.forPerson(await harness.person('active.user')).failures()
const lockedUntil = async () => harness.profiles.forPerson(await harness.person('active.user')).lockedUntil()

test('the third failure locks the profile for the configured time and stops the run', async () => {
  expect(await failureOf('authenticate-with-qa-random')).toEqual(ok())
  expect(await failureOf('authenticate-with-qa-random')).toEqual(ok())
  expect(await lockedUntil()).toBeUndefined()
  expect(await failureOf('authenticate-with-qa-random')).toEqual(
    critical('profile-locked', { values: { until: expect.any(Number) } }),
  )
  const minutes = (((await lockedUntil())?.getTime() ?? 0) - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(19)
  expect(minutes).toBeLessThan(21)
})

test('failures of all authentication activities count together', async () => {
  const ways = activities.filter(({ group }) => group === 'authentication')
  expect(ways.length).toBeGreaterThan(1)
  for (const { id } of ways) {
    const before = await failures()
    await failureOf(id)
    expect(await failures(), id).toBe(before + 1)
  }
  expect(await lockedUntil()).toBeDefined()
})

test('a refused new password does not count', async () => {
  for (let tries = 0; tries < 5; tries++) expect(await failureOf('reset-password-in-ad')).toEqual(ok())
  expect(await lockedUntil()).toBeUndefined()
})

test('without proof of work a failure cannot lock a profile; with it the next failure does', async () => {
  const stranger = () => failureOf('authenticate-with-qa-random', 'active.user', false)
  expect(await stranger()).toEqual(ok())
  expect(await stranger()).toEqual(ok())
  expect(await stranger()).toEqual(critical('too-many-failures'))
  expect(await lockedUntil()).toBeUndefined()
  expect(await failureOf('authenticate-with-qa-random')).toEqual(
    critical('profile-locked', { values: { until: expect.any(Number) } }),
  )
  expect(await lockedUntil()).toBeDefined()
})

test('failures of one person do not lock another', async () => {
  for (let tries = 0; tries < 3; tries++) await failureOf('authenticate-with-qa-random', 'expired.user')
  expect(await lockedUntil()).toBeUndefined()
})

test('it runs in failure only, so that a success never counts and a critical error is not counted again', () => {
  expect(lockQaProfile.runsIn).toEqual(['failure'])
})
