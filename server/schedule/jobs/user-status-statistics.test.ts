import { expect, test } from 'vitest'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { readDecoyShares } from '../../policies/decoy-shares.ts'
import { listStatistics } from '../../store/user-statistics.ts'
import { createSchedulerHarness } from '../testing.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

test('people are counted by domain and policy, and the counts of every run are kept', async () => {
  await using harness = await createSchedulerHarness()
  await harness.register('active.user')
  const result = await harness.run(userStatusStatistics)
  const [first] = await listStatistics(harness.store.read, { count: 10 })
  const users = first?.rows.reduce((sum, row) => sum + row.users, 0)
  expect(users).toBe(result?.done)
  expect(users).toBeGreaterThan(sampleAccounts.length)
  expect(first?.rows.map(({ domain, policy }) => [domain, policy])).toEqual(
    harness.directory.domains.map(({ name }) => [name, 'default']).toSorted(),
  )
  const main = first?.rows.find(({ domain }) => domain === 'corp.example.com')
  expect(main).toMatchObject({ registered: 1, mustUpdate: 0, disabled: 1 })
  expect(main?.locked).toBe(1)
  expect(main?.expired).toBeGreaterThan(0)
  expect((main?.registered ?? 0) + (main?.notRegistered ?? 0)).toBe(main?.users)

  expect(await readDecoyShares(harness.store.read)).toEqual(
    Object.fromEntries(first?.rows.map(({ domain, policy, users }) => [domain, { [policy]: users }]) ?? []),
  )

  await harness.changePolicy({ questions: { optionalCount: 4 } })
  await harness.register('expired.user')
  await harness.run(userStatusStatistics)
  const history = await listStatistics(harness.store.read, { count: 10 })
  const counted = (run: (typeof history)[number] | undefined) =>
    run?.rows.map(({ registered, mustUpdate }) => [registered, mustUpdate]).filter(([registered]) => registered)
  expect(history.map(counted)).toEqual([[[2, 2]], [[1, 0]]])
})
