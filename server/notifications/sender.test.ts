import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startFakeSmtpServer } from '../../e2e/environment/smtp.ts'
import { createAudit } from '../audit/chain.ts'
import { openKeys } from '../store/open-keys.ts'
import { countMails, listMails } from '../store/outbox.ts'
import { putSetting } from '../store/settings.ts'
import { temporaryStore } from '../store/testing.ts'
import { createMailer } from './mailer.ts'
import type { MailOrder } from './notifications.ts'
import { createNotifications, decryptOrder } from './outbox.ts'
import { startSender } from './sender.ts'

const from = 'latchkey@corp.example.test'
/** Enough for a busy machine. */
const pollOptions = { timeout: 60_000 }
const orderTo = (to: string): MailOrder => ({
  to,
  template: 'workflow-succeeded',
  language: 'en',
  values: {
    displayName: 'Erin',
    account: 'erin',
    workflow: 'register',
    time: '2026-11-21T08:30:00Z',
    url: 'https://password.corp.example.test',
  },
})

async function setUp() {
  const store = await temporaryStore()
  const keys = await openKeys(store, join(store.folder, 'keys.json'))
  const smtp = await startFakeSmtpServer()
  const notifications = createNotifications({ keys })
  const stop = new AbortController()
  const running: Promise<void>[] = []
  onTestFinished(async () => {
    stop.abort()
    await Promise.all(running)
    await smtp.close()
    await store.close()
  })
  return {
    store,
    smtp,
    stop,
    open: (envelope: string) => decryptOrder(keys, envelope),
    order: (order: MailOrder) => store.transaction((tx) => notifications.enqueue(tx, order)),
    enqueue: (...addresses: string[]) =>
      store.transaction(async (tx) => {
        for (const to of addresses) await notifications.enqueue(tx, orderTo(to))
      }),
    begin(options: { servers?: string[]; pollMs?: number; parallel?: number } = {}) {
      const audit = createAudit({ node: 'one', keys, now: () => new Date() })
      const mailer = createMailer({ servers: options.servers ?? [smtp.url], from })
      const report = (name: string, error: unknown) => expect.fail(`${name}: ${error}`)
      running.push(
        startSender({ store, keys, mailer, audit, wake: notifications.wake, signal: stop.signal, report, ...options }),
      )
    },
  }
}

test('the outbox deletes the code of a mail once it is sent', async () => {
  const { store, smtp, order, open, begin } = await setUp()
  begin()
  const url = 'https://password.corp.example.test'
  const values = { displayName: 'Erin', account: 'erin', code: '314159', minutes: 10, url }
  await order({ to: 'erin@corp.example.test', template: 'one-time-code', language: 'en', values })
  await smtp.waitForMails(1)
  await expect.poll(() => countMails(store.read), pollOptions).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
  expect(smtp.received[0]?.source).toContain('314159')
  const [row] = await listMails(store.read, { count: 1 })
  expect(open(row?.order ?? '')).toEqual({
    to: 'erin@corp.example.test',
    template: 'one-time-code',
    language: 'en',
    values: {},
  })
})

test('a mail is sent with the administrators’ texts of that moment', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  await enqueue('erin@corp.example.test')
  const words = { en: { subject: 'Own: {account}', text: 'Hello **{displayName}**' }, de: { subject: '', text: 7 } }
  const { de: _, ...good } = words
  await store.transaction((tx) => putSetting(tx, 'template.workflow-succeeded.register', good, 0))
  // What was damaged since it was saved counts as not written.
  await store.transaction((tx) => putSetting(tx, 'template.workflow-succeeded', words, 0))
  begin()
  await smtp.waitForMails(1)
  expect(smtp.received[0]?.source).toMatch(/^Subject: Own: erin\r?$/m)
})

test('a code is sent before the reminders of a job that were enqueued earlier', async () => {
  const { smtp, order, begin } = await setUp()
  const url = 'https://password.corp.example.test'
  const values = { displayName: 'Erin', account: 'erin', url }
  for (const template of ['invitation', 'invitation', 'update-reminder'])
    await order({ to: `${template}@corp.example.test`, template, language: 'en', values })
  await order({
    to: 'erin@corp.example.test',
    template: 'one-time-code',
    language: 'en',
    values: { ...values, code: '314159', minutes: 10 },
  })
  begin({ parallel: 1 })
  const mails = await smtp.waitForMails(4)
  expect(mails[0]?.to).toEqual(['erin@corp.example.test'])
})

test('an enqueued mail is sent at once and marked, and is encrypted in the database', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  // Only the signal of `enqueue` can wake this sender.
  begin({ pollMs: 3_600_000 })
  await enqueue('erin@corp.example.test')
  await smtp.waitForMails(1)
  await expect.poll(() => countMails(store.read), pollOptions).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
  const [row] = await listMails(store.read, { count: 1 })
  expect(JSON.stringify(row)).not.toMatch(/erin@corp/i)
  expect(smtp.received[0]?.messageId).toBe(`<${row?.id}@corp.example.test>`)
})

test('a wrong order fails in the transaction that enqueues it', async () => {
  const { store, order } = await setUp()
  const { values, ...rest } = orderTo('erin@corp.example.test')
  await expect(order({ ...rest, values: { ...values, password: 'secret' } })).rejects.toThrow()
  await expect(order({ ...rest, values, template: 'unknown' })).rejects.toThrow()
  expect(await countMails(store.read)).toEqual({ waiting: 0, sent: 0, givenUp: 0 })
})

test('no mail of a transaction that did not commit is sent', async () => {
  const { store, smtp, begin } = await setUp()
  begin({ pollMs: 20 })
  const keys = await openKeys(store, join(store.folder, 'keys.json'))
  const undone = store.transaction(async (tx) => {
    await createNotifications({ keys }).enqueue(tx, orderTo('erin@corp.example.test'))
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await countMails(store.read)).toEqual({ waiting: 0, sent: 0, givenUp: 0 })
  expect(smtp.received).toHaveLength(0)
})

test('without a mail server mail stays in the outbox', async () => {
  const { store, enqueue, begin } = await setUp()
  begin({ servers: [] })
  await enqueue('erin@corp.example.test')
  expect(await listMails(store.read, { count: 1 })).toMatchObject([{ status: 'waiting', attempts: 0 }])
})

test('a mail that fails waits for its next attempt with an error code, while the others are sent', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  smtp.fail('refuse')
  const began = Date.now()
  begin({ pollMs: 20 })
  await enqueue('nobody@corp.example.test')
  await expect
    .poll(async () => (await listMails(store.read, { count: 1 }))[0]?.lastError, pollOptions)
    .toMatch(/^127\.0\.0\.1:\d+ EENVELOPE 550$/)
  smtp.fail(undefined)
  await enqueue('erin@corp.example.test')
  await smtp.waitForMails(1)
  // The other one waits as well until its commit, which follows the server's answer.
  const waiting = await listMails(store.read, { status: 'waiting', count: 2 })
  const failing = waiting.find(({ lastError }) => lastError !== null)
  expect(failing).toMatchObject({ attempts: 1, claimedUntil: null })
  expect(failing?.nextAttemptAt.getTime()).toBeGreaterThan(began + 20_000)
})

test('a mail that cannot be decrypted fails alone', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  await enqueue('poison@corp.example.test')
  await store.transaction((tx) => tx.updateTable('OutboxMail').set({ order: 'v1.gone.AAAA.AAAA' }).execute())
  await enqueue('erin@corp.example.test')
  begin({ pollMs: 20, parallel: 1 })
  await smtp.waitForMails(1)
  await expect
    .poll(() => listMails(store.read, { status: 'waiting', count: 1 }), pollOptions)
    .toMatchObject([{ attempts: 1, lastError: 'unreadable key-missing' }])
})
