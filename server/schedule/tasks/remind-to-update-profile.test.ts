import { expect, test } from 'vitest'
import { countOf, openPlant } from '../testing.ts'
import { remindToUpdateProfile } from './remind-to-update-profile.ts'

const rule = { enforcement: { remindToUpdateProfile: { enabled: true, days: [0, 7], thenEvery: 30 } } }

test('who registered and lacks what is asked for now is written to, until it is there', async () => {
  await using plant = await openPlant()
  await plant.policy(rule)
  const { mail } = await plant.register('active.user')
  await plant.register('expired.user', ['first-school', 'first-pet', 'birth-city', 'first-car'])
  expect((await plant.run(remindToUpdateProfile))?.counts.sent).toBe(0)

  await plant.policy({ ...rule, questions: { optionalCount: 4 } })
  const sent = async (days: number) => {
    plant.pass(days)
    return (await plant.run(remindToUpdateProfile))?.counts.sent
  }
  expect([await sent(0), await sent(1), await sent(6), await sent(30)]).toEqual([1, 0, 1, 1])
  expect((await plant.mails()).map(({ to, template }) => [to, template])).toEqual(
    Array.from({ length: 3 }, () => [mail, 'update-reminder']),
  )

  await plant.register('active.user', ['first-school', 'first-pet', 'birth-city', 'first-car'])
  expect([await sent(30), await countOf(plant.store, 'Reminder')]).toEqual([0, 0])
})
