import { expect, test } from 'vitest'
import { countRows, createSchedulerHarness } from '../testing.ts'
import { remindToUpdateProfile } from './remind-to-update-profile.ts'

const rule = { enforcement: { remindToUpdateProfile: { enabled: true, days: [0, 7], thenEvery: 30 } } }

test('people whose profile lacks what the policy requires get reminders until it is complete', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule)
  const { mail } = await harness.register('active.user')
  await harness.register('expired.user', ['first-school', 'first-pet', 'birth-city', 'first-car'])
  expect((await harness.run(remindToUpdateProfile))?.counts.sent).toBe(0)

  await harness.changePolicy({ ...rule, questions: { optionalCount: 4 } })
  const sent = async (days: number) => {
    harness.advanceDays(days)
    return (await harness.run(remindToUpdateProfile))?.counts.sent
  }
  // Day 0, 1, 7, 3 (the clock was set back), 7, 37.
  expect([await sent(0), await sent(1), await sent(6)]).toEqual([1, 0, 1])
  expect([await sent(-4), await sent(4), await sent(30)]).toEqual([0, 0, 1])
  expect((await harness.listMails()).map(({ to, template }) => [to, template])).toEqual(
    Array.from({ length: 3 }, () => [mail, 'update-reminder']),
  )

  await harness.register('active.user', ['first-school', 'first-pet', 'birth-city', 'first-car'])
  expect([await sent(30), await countRows(harness.store, 'Reminder')]).toEqual([0, 0])
})
