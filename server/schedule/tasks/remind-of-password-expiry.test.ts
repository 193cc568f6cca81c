import { expect, test } from 'vitest'
import { openPlant } from '../testing.ts'
import { remindOfPasswordExpiry } from './remind-of-password-expiry.ts'

const rule = { enforcement: { remindOfPasswordExpiry: { enabled: true, daysBefore: [14, 7, 3, 1, 0] } } }

/** Mails to one person after each step of so many days. */
async function mailsOver(steps: number[]) {
  await using plant = await openPlant()
  await plant.policy(rule)
  const found = await plant.directory.session({}).find('active.user')
  if (found.found !== 'one') throw new Error('active.user is missing')
  const { mail } = found.person
  const { passwordExpiresAt } = await plant.directory.session({}).state(found.person)
  const daysLeft = (Number(passwordExpiresAt) - Number(plant.clock())) / 86_400_000
  const counts: number[] = []
  for (const days of [daysLeft - 20, ...steps]) {
    plant.pass(days)
    await plant.run(remindOfPasswordExpiry)
    counts.push((await plant.mails()).filter(({ to }) => to === mail).length)
  }
  return { counts, last: (await plant.mails()).findLast(({ to }) => to === mail) }
}

test('one mail for each of the days, however often the task runs', async () => {
  // Left: 20, 14.5, 14.5, 13, 7.5, 3.5, 1.5, 0.5, 0.4, −1.
  const { counts, last } = await mailsOver([5.5, 0, 1.5, 5.5, 4, 2, 1, 0.1, 1.4])
  expect(counts).toEqual([0, 1, 1, 1, 2, 3, 4, 5, 5, 5])
  expect(last?.values).toMatchObject({ state: 'soon', url: 'https://latchkey.example.com/?task=manage-my-passwords' })
})

test('a day that was missed is made up for, by one mail for all that were missed', async () => {
  const { counts } = await mailsOver([5.5, 12, 1])
  expect(counts).toEqual([0, 1, 2, 3])
})

test('who was not reached before is told that it has expired, and nobody long after', async () => {
  expect((await mailsOver([21])).last?.values).toMatchObject({ state: 'over' })
  expect((await mailsOver([30])).counts).toEqual([0, 0])
})
