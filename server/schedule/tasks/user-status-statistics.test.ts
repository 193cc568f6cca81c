import { expect, test } from 'vitest'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { readDecoyShares } from '../../policies/decoy-shares.ts'
import { listStatistics } from '../../store/user-statistics.ts'
import { openPlant } from '../testing.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

test('everybody is counted by domain and policy, and every count is kept', async () => {
  await using plant = await openPlant()
  await plant.register('active.user')
  const result = await plant.run(userStatusStatistics)
  const [first] = await listStatistics(plant.store.read, { count: 10 })
  const users = first?.rows.reduce((sum, row) => sum + row.users, 0)
  expect(users).toBe(result?.done)
  expect(users).toBeGreaterThan(sampleAccounts.length)
  expect(first?.rows.map(({ domain, policy }) => [domain, policy])).toEqual(
    plant.directory.domains.map(({ name }) => [name, 'default']).toSorted(),
  )
  const main = first?.rows.find(({ domain }) => domain === 'corp.example.com')
  expect(main).toMatchObject({ registered: 1, mustUpdate: 0, disabled: 1 })
  expect(main?.locked).toBe(1)
  expect(main?.expired).toBeGreaterThan(0)
  expect((main?.registered ?? 0) + (main?.notRegistered ?? 0)).toBe(main?.users)

  expect(await readDecoyShares(plant.store.read)).toEqual(
    Object.fromEntries(first?.rows.map(({ domain, policy, users }) => [domain, { [policy]: users }]) ?? []),
  )

  await plant.policy({ questions: { optionalCount: 4 } })
  await plant.register('expired.user')
  await plant.run(userStatusStatistics)
  const history = await listStatistics(plant.store.read, { count: 10 })
  const counted = (run: (typeof history)[number] | undefined) =>
    run?.rows.map(({ registered, mustUpdate }) => [registered, mustUpdate]).filter(([registered]) => registered)
  expect(history.map(counted)).toEqual([[[2, 2]], [[1, 0]]])
})
