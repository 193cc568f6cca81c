import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSmtp } from '../../e2e/environment/smtp.ts'
import { createAudit } from '../audit/chain.ts'
import { openKeys } from '../store/open-keys.ts'
import { countMails, listMails } from '../store/outbox.ts'
import { putSetting } from '../store/settings.ts'
import { temporaryStore } from '../store/testing.ts'
import { createMailer } from './mailer.ts'
import type { MailOrder } from './notifications.ts'
import { createNotifications, openOrder } from './outbox.ts'
import { startSender } from './sender.ts'

const from = 'latchkey@corp.example.test'
/** A busy machine is no failure. */
const patient = { timeout: 60_000 }
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
  const smtp = await startSmtp()
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
    open: (envelope: string) => openOrder(keys, envelope),
    order: (order: MailOrder) => store.transaction((tx) => notifications.enqueue(tx, order)),
    enqueue: (...addresses: string[]) =>
      store.transaction(async (tx) => {
        for (const to of addresses) await notifications.enqueue(tx, orderTo(to))
      }),
    begin(options: { servers?: string[]; pollMs?: number; parallel?: number } = {}) {
      const audit = createAudit({ node: 'one', keys, now: () => new Date() })
      const mailer = createMailer({ servers: options.servers ?? [smtp.url], from, wholeMs: 1000 })
      const report = (name: string, error: unknown) => expect.fail(`${name}: ${error}`)
      running.push(
        startSender({ store, keys, mailer, audit, wake: notifications.wake, signal: stop.signal, report, ...options }),
      )
    },
  }
}

test('of a mail that held a code the outbox keeps no code once it is sent', async () => {
  const { store, smtp, order, open, begin } = await setUp()
  begin()
  const url = 'https://password.corp.example.test'
  const values = { displayName: 'Erin', account: 'erin', code: '314159', minutes: 10, url }
  await order({ to: 'erin@corp.example.test', template: 'one-time-code', language: 'en', values })
  await smtp.wait(1)
  await expect.poll(() => countMails(store.read), patient).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
  expect(smtp.received[0]?.source).toContain('314159')
  const [row] = await listMails(store.read, { count: 1 })
  expect(open(row?.order ?? '')).toEqual({
    ...{ to: 'erin@corp.example.test', template: 'one-time-code', language: 'en', values: {} },
  })
})

test('a mail goes out in the words that administrators have at that moment', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  await enqueue('erin@corp.example.test')
  const words = { en: { subject: 'Own: {account}', text: 'Hello **{displayName}**' }, de: { subject: '', text: 7 } }
  const { de: _, ...good } = words
  await store.transaction((tx) => putSetting(tx, 'template.workflow-succeeded.register', good, 0))
  // What was damaged since it was saved counts as not written.
  await store.transaction((tx) => putSetting(tx, 'template.workflow-succeeded', words, 0))
  begin()
  await smtp.wait(1)
  expect(smtp.received[0]?.source).toMatch(/^Subject: Own: erin\r?$/m)
})

test('an enqueued mail goes out at once, is marked, and does not lie in the database in clear', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  begin({ pollMs: 60_000 })
  const began = performance.now()
  await enqueue('erin@corp.example.test')
  await smtp.wait(1)
  expect(performance.now() - began).toBeLessThan(10_000)
  await expect.poll(() => countMails(store.read), patient).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
  const [row] = await listMails(store.read, { count: 1 })
  expect(JSON.stringify(row)).not.toMatch(/erin/i)
  expect(smtp.received[0]?.messageId).toBe(`<${row?.id}@corp.example.test>`)
})

test('nothing is sent of a transaction that did not commit', async () => {
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

test('a mail that fails waits for its next attempt, told by codes, while the others go out', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  smtp.fail('refuse')
  begin({ pollMs: 20 })
  await enqueue('nobody@corp.example.test')
  await expect
    .poll(async () => (await listMails(store.read, { count: 1 }))[0]?.lastError, patient)
    .toMatch(/^127\.0\.0\.1:\d+ EENVELOPE 550$/)
  smtp.fail(undefined)
  await enqueue('erin@corp.example.test')
  await smtp.wait(1)
  // The other one waits as well until its commit, which follows the server's answer.
  const waiting = await listMails(store.read, { status: 'waiting', count: 2 })
  const failing = waiting.find(({ lastError }) => lastError !== null)
  expect(failing).toMatchObject({ attempts: 1, claimedUntil: null })
  expect(failing?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 20_000)
})

test('a mail nobody can open fails alone', async () => {
  const { store, smtp, enqueue, begin } = await setUp()
  await enqueue('poison@corp.example.test')
  await store.transaction((tx) => tx.updateTable('OutboxMail').set({ order: 'v1.gone.AAAA.AAAA' }).execute())
  await enqueue('erin@corp.example.test')
  begin({ pollMs: 20, parallel: 1 })
  await smtp.wait(1)
  await expect
    .poll(() => listMails(store.read, { status: 'waiting', count: 1 }), patient)
    .toMatchObject([{ attempts: 1, lastError: 'unreadable key-missing' }])
})

const addresses = (count: number) => Array.from({ length: count }, (_, index) => `person${index}@corp.example.test`)

test('three processes on one database send every mail once', async () => {
  const { store, smtp, enqueue } = await setUp()
  await enqueue(...addresses(40))
  await Promise.all([1, 2, 3].map(() => senderProcess(store.folder, smtp.url, 60_000)))
  await expect.poll(() => countMails(store.read), patient).toMatchObject({ sent: 40 })
  expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(addresses(40).sort())
}, 90_000)

test('kill -9 loses no mail, and doubles only one that was accepted and not yet marked', async () => {
  const { store, smtp, enqueue } = await setUp()
  await enqueue(...addresses(40))
  let senders = await Promise.all([1, 2, 3].map(() => senderProcess(store.folder, smtp.url, 4000)))
  let kills = 0
  while (smtp.received.length < 32) {
    await smtp.wait(smtp.received.length + 5, 60_000)
    const [victim, ...others] = senders
    victim?.kill('SIGKILL')
    kills += 1
    senders = [...others, await senderProcess(store.folder, smtp.url, 4000)]
  }
  await expect.poll(() => countMails(store.read), patient).toEqual({ waiting: 0, sent: 40, givenUp: 0 })
  const ids = smtp.received.map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(40)
  expect(ids.length - 40).toBeLessThanOrEqual(kills)
}, 120_000)

/** Killed between the server's acceptance and our commit, for certain: the server answers late, and we kill when it has the mail. */
test('the doubled mail bears the same Message-ID', async () => {
  const { store, smtp, enqueue } = await setUp()
  smtp.fail('slow')
  await enqueue('erin@corp.example.test')
  const victim = await senderProcess(store.folder, smtp.url, 4000)
  await smtp.wait(1)
  victim.kill('SIGKILL')
  smtp.fail(undefined)
  await senderProcess(store.folder, smtp.url, 4000)
  await smtp.wait(2, 60_000)
  expect(smtp.received[1]?.messageId).toBe(smtp.received[0]?.messageId)
  await expect.poll(() => countMails(store.read), patient).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
}, 120_000)

async function senderProcess(folder: string, smtp: string, leaseMs: number): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'testing/sender-process.ts'), [folder, smtp, String(leaseMs)])
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child, 'message')
  return child
}
