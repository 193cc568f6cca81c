import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeSmtpServer } from '../../e2e/environment/smtp.ts'
import { openKeys } from '../store/open-keys.ts'
import { countMails } from '../store/outbox.ts'
import { temporaryStore } from '../store/testing.ts'
import { createNotifications } from './outbox.ts'

/** A busy machine is no failure. */
const pollOptions = { timeout: 60_000 }

async function setUp() {
  const store = await temporaryStore()
  const smtp = await startFakeSmtpServer()
  const notifications = createNotifications({ keys: await openKeys(store, join(store.folder, 'keys.json')) })
  onTestFinished(async () => {
    await smtp.close()
    await store.close()
  })
  const values = {
    displayName: 'Erin',
    account: 'erin',
    workflow: 'register',
    time: '2026-11-21T08:30:00Z',
    url: 'https://password.corp.example.test',
  }
  return {
    store,
    smtp,
    enqueue: (...addresses: string[]) =>
      store.transaction(async (tx) => {
        for (const to of addresses) {
          await notifications.enqueue(tx, { to, template: 'workflow-succeeded', language: 'en', values })
        }
      }),
  }
}

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `person${index}@corp.example.test`)

test('three processes on one database send every mail once', async () => {
  const { store, smtp, enqueue } = await setUp()
  await enqueue(...addresses(40))
  await Promise.all([1, 2, 3].map(() => senderProcess(store.folder, smtp.url, 60_000)))
  await expect.poll(() => countMails(store.read), pollOptions).toMatchObject({ sent: 40 })
  expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(addresses(40).sort())
}, 90_000)

test('kill -9 loses no mail, and duplicates only one that was accepted and not yet marked', async () => {
  const { store, smtp, enqueue } = await setUp()
  await enqueue(...addresses(40))
  // A lease that only a kill ends: a slow machine sends no mail twice.
  const start = () => senderProcess(store.folder, smtp.url, 600_000)
  let senders = await Promise.all([start(), start(), start()])
  let kills = 0
  // Each of those killed may hold one mail, so the last ones do not come yet.
  while (smtp.received.length < 25) {
    await smtp.waitForMails(smtp.received.length + 5)
    const [victim, ...others] = senders
    victim?.kill('SIGKILL')
    kills += 1
    senders = [...others, await start()]
  }
  for (const sender of senders) sender.kill('SIGKILL')
  kills += senders.length
  await store.transaction((tx) => tx.updateTable('OutboxMail').set({ claimedUntil: null }).execute())
  await start()
  await expect.poll(() => countMails(store.read), pollOptions).toEqual({ waiting: 0, sent: 40, givenUp: 0 })
  const ids = smtp.received.map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(40)
  expect(ids.length - 40).toBeLessThanOrEqual(kills)
}, 120_000)

/** Killed between the server's acceptance and our commit, for certain: the server never says that it has the mail. */
test('a duplicate has the same Message-ID', async () => {
  const { store, smtp, enqueue } = await setUp()
  smtp.fail('silent-after-accept')
  await enqueue('erin@corp.example.test')
  const victim = await senderProcess(store.folder, smtp.url, 4000)
  await smtp.waitForMails(1)
  victim.kill('SIGKILL')
  smtp.fail(undefined)
  await senderProcess(store.folder, smtp.url, 4000)
  await smtp.waitForMails(2)
  expect(smtp.received[1]?.messageId).toBe(smtp.received[0]?.messageId)
  await expect.poll(() => countMails(store.read), pollOptions).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
}, 120_000)

async function senderProcess(folder: string, smtp: string, leaseMs: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'testing/sender-process.ts'), [folder, smtp, String(leaseMs)])
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}
