import { expect, test } from 'vitest'
import { writeCheckpoint } from '../../audit/checkpoints.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { countOf, openPlant, type Plant } from '../testing.ts'
import { retention } from './retention.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

async function record(plant: Plant, id: string) {
  await plant.store.transaction((tx) =>
    plant.audit.append(tx, { event: 'sign-in', subject: { id, name: id } }, { event: 'run-started' }),
  )
}
const checkpoint = (plant: Plant) =>
  plant.store.transaction((tx) => writeCheckpoint(tx, { keys: plant.keys, now: plant.clock }))
const verified = (plant: Plant) => verifyAudit(plant.store.read, plant.keys)

test('the audit is cut at the last checkpoint that is old enough, and verifies from there', async () => {
  await using plant = await openPlant()
  await record(plant, 'long ago')
  await checkpoint(plant)
  plant.pass(50)
  await record(plant, 'since')
  await checkpoint(plant)
  plant.pass(50)
  const before = await verified(plant)
  expect((await plant.run(retention))?.counts).toEqual({ events: 0, names: 0 })
  expect((await verified(plant)).events).toBe(before.events)

  const result = await plant.run(retention, { auditDays: 90 })
  expect(result?.counts).toEqual({ events: 2, names: 1 })
  const after = await verified(plant)
  expect(after).toMatchObject({ problems: [], checkpoints: 2, cut: { ends: [{ node: 'plant', sequence: 2 }] } })
  const names = await plant.store.read.selectFrom('AuditSubject').select('id').execute()
  expect(names.map(({ id }) => id)).toEqual(['since'])
  expect(await plant.events('audit-cut')).toHaveLength(1)

  await plant.run(retention, { auditDays: 90 })
  expect(await plant.events('audit-cut')).toHaveLength(1)
  plant.pass(90)
  await plant.run(retention, { auditDays: 90 })
  expect(await verified(plant)).toMatchObject({ problems: [], checkpoints: 1, cut: { ends: [{ sequence: 4 }] } })
})

test('statistics go after their days, and stay for good with none', async () => {
  await using plant = await openPlant()
  await plant.run(userStatusStatistics)
  plant.pass(4000)
  await plant.run(retention, { statisticsDays: 0 })
  expect(await countOf(plant.store, 'UserStatistics')).toBeGreaterThan(0)
  await plant.run(retention)
  expect(await countOf(plant.store, 'UserStatistics')).toBe(0)
})
