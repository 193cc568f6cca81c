import { expect, test } from 'vitest'
import { maxDeletedRows } from '../../store/delete-rows.ts'
import { insertRun } from '../../store/runs.ts'
import { consumeChallenge } from '../../store/spent-challenges.ts'
import { createSchedulerHarness } from '../testing.ts'
import { cleanUp } from './clean-up.ts'

test('deletes what is over after the days that an administrator set, and nothing else', async () => {
  await using harness = await createSchedulerHarness()
  const { store } = harness
  const run = (id: string, status: string) => ({
    id,
    status,
    tokenHash: id,
    workflow: 'register',
    workflowVersion: '1',
    personId: null,
    domain: 'd',
    account: 'a',
    language: 'en',
    accountKey: 'k',
    decoy: false,
    controller: null,
    number: 1,
    state: '{}',
    intent: null,
    keepUntil: null,
  })
  await store.transaction(async (tx) => {
    await insertRun(tx, run('ended', 'done'))
    await insertRun(tx, run('current', 'open'))
    await consumeChallenge(tx, { hash: 'old', expiresAt: new Date(0) })
    await consumeChallenge(tx, { hash: 'new', expiresAt: new Date(Date.now() + 1e9) })
    await harness.notifications.enqueue(tx, {
      to: 'a@example.com',
      template: 'invitation',
      language: 'en',
      values: { displayName: 'A', account: 'a', url: 'https://latchkey.example.com' },
    })
    const sentAt = new Date('2026-11-01')
    await tx.updateTable('OutboxMail').set({ status: 'sent', sentAt, nextAttemptAt: sentAt }).execute()
    await tx
      .updateTable('Run')
      .set({ updatedAt: new Date('2026-11-12') })
      .execute()
  })
  expect((await harness.run(cleanUp, { runDays: 14 }))?.counts).toMatchObject({ challenges: 1, runs: 0, mails: 0 })
  expect((await harness.run(cleanUp, { runDays: 7, mailDays: 20 }))?.counts).toMatchObject({ runs: 1, mails: 1 })
  const countOf = async (table: 'Run' | 'SpentChallenge') =>
    (await store.read.selectFrom(table).selectAll().execute()).length
  expect([await countOf('Run'), await countOf('SpentChallenge')]).toEqual([1, 1])
  expect(await harness.listEvents('task-ended')).toHaveLength(2)
  await harness.run(cleanUp)
  expect(await harness.listEvents('task-ended')).toHaveLength(2)
})

test('more rows than one statement deletes are deleted in transactions of their own', async () => {
  await using harness = await createSchedulerHarness()
  const { store } = harness
  const rows = Array.from({ length: maxDeletedRows + 1 }, (_, index) => ({ hash: `${index}`, expiresAt: new Date(0) }))
  await store.transaction(async (tx) => {
    for (let from = 0; from < rows.length; from += 500)
      await tx
        .insertInto('SpentChallenge')
        .values(rows.slice(from, from + 500))
        .execute()
  })
  expect((await harness.run(cleanUp))?.counts).toMatchObject({ challenges: maxDeletedRows + 1 })
  expect(await store.read.selectFrom('SpentChallenge').selectAll().execute()).toEqual([])
})
