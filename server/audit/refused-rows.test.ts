import { expect, test } from 'vitest'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { temporaryStore } from '../store/testing.ts'
import { recordRefusedRows } from './refused-rows.ts'
import { createAuditHarness } from './testing.ts'

test('M3: a forged session is an event with table and key, once however often it is read', async () => {
  const lines: string[] = []
  const harness = await createAuditHarness(temporaryStore)
  const { store } = harness
  const recorder = recordRefusedRows({ ...harness, report: (line) => lines.push(line) })
  const tokenHash = hashToken(store.read, 'forged')
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) }
  const who = { frontEnd: 'admin', module: 'password', personId: 'eve', domain: 'd' }
  await store.transaction((tx) =>
    tx
      .insertInto('Session')
      .values({ tokenHash, ...who, ...times })
      .execute(),
  )
  // Also inside a transaction, which the event does not wait for.
  await store.transaction((tx) => findSession(tx, tokenHash))
  expect(await findSession(store.read, tokenHash)).toBeUndefined()
  await recorder.settle()
  const events = await store.read.selectFrom('AuditEvent').selectAll().where('event', '=', 'row-refused').execute()
  expect(events.map(({ data }) => JSON.parse(data))).toEqual([{ table: 'Session', key: [tokenHash], reason: 'no-mac' }])
  expect(lines).toHaveLength(1)
  expect((await harness.verify()).problems).toEqual([])
  await harness.store.close()
})
