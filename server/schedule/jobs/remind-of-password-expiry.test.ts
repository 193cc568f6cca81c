import { expect, test } from 'vitest'
import { createSchedulerHarness } from '../testing.ts'
import { remindOfPasswordExpiry } from './remind-of-password-expiry.ts'

const rule = { enforcement: { remindOfPasswordExpiry: { enabled: true, daysBefore: [14, 7, 3, 1, 0] } } }

/** Counts the mails to one person after each step of so many days, beginning 20 days before the expiry. */
async function countMails(steps: number[]) {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule)
  const found = await harness.directory.openSession({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is missing')
  const { mail } = found.person
  const { passwordExpiresAt } = await harness.directory.openSession({}).readState(found.person)
  const daysLeft = (Number(passwordExpiresAt) - Number(harness.clock())) / 86_400_000
  const counts: number[] = []
  for (const days of [daysLeft - 20, ...steps]) {
    harness.advanceDays(days)
    await harness.run(remindOfPasswordExpiry)
    counts.push((await harness.listMails()).filter(({ to }) => to === mail).length)
  }
  return { counts, last: (await harness.listMails()).findLast(({ to }) => to === mail) }
}

test('sends one mail for each of the days, however often the job runs', async () => {
  // Days left: 20, 14.5, 14.5, 13, 7.5, 3.5, 1.5, 0.5, 0.4, −1.
  const { counts, last } = await countMails([5.5, 0, 1.5, 5.5, 4, 2, 1, 0.1, 1.4])
  expect(counts).toEqual([0, 1, 1, 1, 2, 3, 4, 5, 5, 5])
  expect(last?.values).toMatchObject({ state: 'soon', url: 'https://latchkey.example.com/?task=manage-my-passwords' })
})

test('sends one mail for all days that were missed', async () => {
  const { counts } = await countMails([5.5, 12, 1])
  expect(counts).toEqual([0, 1, 2, 3])
})

test('people who got no mail before learn that their password has expired, but not long after', async () => {
  expect((await countMails([21])).last?.values).toMatchObject({ state: 'over' })
  expect((await countMails([30])).counts).toEqual([0, 0])
})

test('no one gets a second mail after the clock was set back', async () => {
  // Days left: 20, 13.5, 15.5 (before the first day), 13.5, 6.5, 13.5 (the day before), 6.5.
  const { counts } = await countMails([6.5, -2, 2, 7, -7, 7])
  expect(counts).toEqual([0, 1, 1, 1, 2, 2, 2])
})
