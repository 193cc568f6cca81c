import { expect, test } from 'vitest'
import { z } from 'zod'
import { writeCheckpoint } from '../../audit/checkpoints.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { checkJobSettings } from '../job-settings.ts'
import { countRows, createSchedulerHarness, type SchedulerHarness, storeJob } from '../testing.ts'
import { retention } from './retention.ts'
import { userStatusStatistics } from './user-status-statistics.ts'

async function record(harness: SchedulerHarness, id: string) {
  await harness.store.transaction((tx) =>
    harness.audit.append(tx, { event: 'sign-in', subject: { id, name: id } }, { event: 'run-started' }),
  )
}
const checkpoint = (harness: SchedulerHarness) =>
  harness.store.transaction((tx) => writeCheckpoint(tx, { keys: harness.keys, now: harness.clock }))
const verified = (harness: SchedulerHarness) => verifyAudit(harness.store.read, harness.keys)

test('the audit is cut at the last checkpoint that is old enough, and verifies from there', async () => {
  await using harness = await createSchedulerHarness()
  await record(harness, 'long ago')
  await checkpoint(harness)
  harness.advanceDays(50)
  await record(harness, 'since')
  await checkpoint(harness)
  harness.advanceDays(50)
  const before = await verified(harness)
  expect((await harness.run(retention))?.counts).toEqual({ events: 0, names: 0 })
  expect((await verified(harness)).events).toBe(before.events)

  const result = await harness.run(retention, { auditDays: 90 })
  expect(result?.counts).toEqual({ events: 2, names: 1 })
  const after = await verified(harness)
  expect(after).toMatchObject({ problems: [], checkpoints: 2, cut: { ends: [{ node: 'node-1', sequence: 2 }] } })
  const names = await harness.store.read.selectFrom('AuditSubject').select('id').execute()
  expect(names.map(({ id }) => id)).toEqual(['since'])
  expect(await harness.listEvents('audit-cut')).toHaveLength(1)

  await harness.run(retention, { auditDays: 90 })
  expect(await harness.listEvents('audit-cut')).toHaveLength(1)
  harness.advanceDays(90)
  await harness.run(retention, { auditDays: 90 })
  expect(await verified(harness)).toMatchObject({ problems: [], checkpoints: 1, cut: { ends: [{ sequence: 4 }] } })
})

test('M2: events are kept for 30 days at least; fewer days are refused with a text, and end the task if they are stored', async () => {
  await using harness = await createSchedulerHarness()
  const given = { cron: retention.cron, timeZone: 'UTC', enabled: true }
  const check = (auditDays: number) =>
    checkJobSettings(retention, { ...given, settings: { auditDays } }, { nodes: [], now: harness.clock() })
  expect([0, 30, 90].map(check)).toEqual([[], [], []])
  const refused = { path: 'settings.auditDays', code: 'audit-days-too-few', values: { minimum: 30 } }
  expect([1, 29].map(check)).toEqual([[refused], [refused]])

  await record(harness, 'long ago')
  await checkpoint(harness)
  harness.advanceDays(20)
  const lenient = { ...retention, settings: z.object({ auditDays: z.int() }) }
  await storeJob(harness.store, lenient, { auditDays: 7 })
  const { result, errors } = await harness.runStored(retention)
  expect(result).toMatchObject({ outcome: 'failed', code: 'settings-refused' })
  expect(String(errors[0])).toContain('auditDays: audit-days-too-few')
  expect((await verified(harness)).cut).toBeUndefined()
})

test('statistics are deleted after their days; with 0 days they are kept', async () => {
  await using harness = await createSchedulerHarness()
  await harness.run(userStatusStatistics)
  harness.advanceDays(4000)
  await harness.run(retention, { statisticsDays: 0 })
  expect(await countRows(harness.store, 'UserStatistics')).toBeGreaterThan(0)
  await harness.run(retention)
  expect(await countRows(harness.store, 'UserStatistics')).toBe(0)
})
