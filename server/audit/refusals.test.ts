import { expect, test } from 'vitest'
import { temporaryStore } from '../store/testing.ts'
import { createRefusals } from './refusals.ts'
import { createAuditHarness } from './testing.ts'

const hourMs = 3_600_000

async function createRefusalsHarness() {
  const harness = await createAuditHarness(temporaryStore)
  let time = 0
  const reported: string[] = []
  const refusals = createRefusals({ ...harness, now: () => time, report: (line) => reported.push(line) })
  return {
    harness,
    refusals,
    reported,
    advance(milliseconds: number) {
      time += milliseconds
    },
    async record(count: number, caller: { person?: string; address?: string }) {
      for (let index = 0; index < count; index++)
        await refusals.record({ code: 'forbidden', operation: 'listPolicies', address: '192.0.2.1', ...caller })
    },
    async list() {
      const rows = await harness.store.read
        .selectFrom('AuditEvent')
        .select(['subject', 'data'])
        .where('event', '=', 'access-refused')
        .orderBy('sequence')
        .execute()
      return rows.map(({ subject, data }) => ({ subject, ...JSON.parse(data) }))
    },
  }
}

test('L11: a refusal is recorded with person, code, operation and, erasable, the address', async () => {
  const { harness, record, list } = await createRefusalsHarness()
  await record(1, { person: 'one' })
  expect(await list()).toEqual([{ subject: 'one', code: 'forbidden', operation: 'listPolicies', texts: ['address'] }])
  expect(await harness.store.read.selectFrom('AuditText').select(['name', 'text']).execute()).toEqual([
    { name: 'address', text: '192.0.2.1' },
  ])
  expect((await harness.verify()).problems).toEqual([])
  await harness.store.close()
})

test('L11: of one caller ten an hour are recorded, and once how many more there were', async () => {
  const { harness, refusals, record, list, advance } = await createRefusalsHarness()
  await record(25, { person: 'one' })
  await record(2, { address: '192.0.2.2' })
  expect(await list()).toHaveLength(12)
  await refusals.flush()
  expect(await list()).toHaveLength(12)
  advance(hourMs)
  await refusals.flush()
  expect((await list()).slice(12)).toEqual([{ subject: 'one', more: 15, texts: ['address'] }])
  await record(1, { person: 'one' })
  await refusals.flush({ all: true })
  expect(await list()).toHaveLength(14)
  await harness.store.close()
})

test('L11: ten thousand addresses leave at most four hundred events in an hour, and every refusal is counted', async () => {
  const { harness, refusals, record, list } = await createRefusalsHarness()
  for (let index = 0; index < 10_000; index++) await record(1, { address: `2001:db8::${index.toString(16)}` })
  for (let index = 0; index < 50; index++) await record(20, { address: `2001:db8::${index.toString(16)}` })
  await refusals.flush({ all: true })
  const events = await list()
  expect(events.length).toBeLessThanOrEqual(401)
  const counted = events.reduce((sum, { more = 1 }) => sum + more, 0)
  expect(counted).toBe(10_000 + 50 * 20)
  await harness.store.close()
})

test('O14: the first refusal of a person in an hour is reported to the log, and those of callers without a session are not', async () => {
  const { record, reported, advance } = await createRefusalsHarness()
  await record(3, { person: 'one' })
  await record(2, { address: '192.0.2.7' })
  const line = /^one was refused the operation listPolicies \(forbidden\); .* audit/
  expect(reported).toEqual([expect.stringMatching(line)])
  advance(hourMs)
  await record(2, { person: 'one' })
  expect(reported).toEqual([expect.stringMatching(line), expect.stringMatching(line)])
})
