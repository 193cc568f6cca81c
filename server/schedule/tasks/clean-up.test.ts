import { expect, test } from 'vitest'
import { insertRun } from '../../store/runs.ts'
import { spendChallenge } from '../../store/spent-challenges.ts'
import { openPlant } from '../testing.ts'
import { cleanUp } from './clean-up.ts'

test('what is over goes, after the days that an administrator set; what stands stays', async () => {
  await using plant = await openPlant()
  const { store } = plant
  const run = (id: string, status: string) => ({
    ...{ id, status, tokenHash: id, workflow: 'register', workflowVersion: '1', personId: null, domain: 'd' },
    ...{ account: 'a', language: 'en', accountKey: 'k', decoy: false, controller: null, number: 1, state: '{}' },
    ...{ intent: null, keepUntil: null },
  })
  await store.transaction(async (tx) => {
    await insertRun(tx, run('ended', 'done'))
    await insertRun(tx, run('standing', 'open'))
    await spendChallenge(tx, { hash: 'old', expiresAt: new Date(0) })
    await spendChallenge(tx, { hash: 'new', expiresAt: new Date(Date.now() + 1e9) })
    await plant.notifications.enqueue(tx, {
      ...{ to: 'a@example.com', template: 'invitation', language: 'en' },
      values: { displayName: 'A', account: 'a', url: 'https://latchkey.example.com' },
    })
    await tx
      .updateTable('OutboxMail')
      .set({ status: 'sent', sentAt: new Date('2026-11-01') })
      .execute()
    await tx
      .updateTable('Run')
      .set({ updatedAt: new Date('2026-11-12') })
      .execute()
  })
  expect((await plant.run(cleanUp, { runDays: 14 }))?.counts).toMatchObject({ challenges: 1, runs: 0, mails: 0 })
  expect((await plant.run(cleanUp, { runDays: 7, mailDays: 20 }))?.counts).toMatchObject({ runs: 1, mails: 1 })
  const left = async (table: 'Run' | 'SpentChallenge') =>
    (await store.read.selectFrom(table).selectAll().execute()).length
  expect([await left('Run'), await left('SpentChallenge')]).toEqual([1, 1])
  expect(await plant.events('task-ended')).toHaveLength(2)
  await plant.run(cleanUp)
  expect(await plant.events('task-ended')).toHaveLength(2)
})
