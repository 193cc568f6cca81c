import { expect, test } from 'vitest'
import {
  claimMail,
  completeMail,
  countMails,
  deleteMailsBefore,
  discardMail,
  enqueueMail,
  failMail,
  findMail,
  listMails,
  retryMail,
} from './outbox.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const claim = (store: TemporaryStore, milliseconds = 60_000) => store.transaction((tx) => claimMail(tx, milliseconds))
const enqueue = (store: TemporaryStore, order = 'v1.envelope') => store.transaction((tx) => enqueueMail(tx, order))

eachStore('outbox', (open) => {
  test('one sender claims a mail and completes it', async () => {
    await using store = await open()
    const id = await enqueue(store)
    const mail = await claim(store)
    expect(mail).toEqual({ id, order: 'v1.envelope', attempts: 1, fence: 1, occurrences: null })
    expect(await claim(store)).toBeUndefined()
    expect(await store.transaction((tx) => completeMail(tx, { id, fence: 1 }))).toBe(true)
    expect(await findMail(store.read, id)).toMatchObject({
      status: 'sent',
      sentAt: expect.any(Date),
      claimedUntil: null,
    })
    expect(await countMails(store.read)).toEqual({ waiting: 0, sent: 1, givenUp: 0 })
  })

  test('after its lease has expired another sender claims a mail, and the first one can no longer settle it', async () => {
    await using store = await open()
    const id = await enqueue(store)
    await claim(store, -1)
    expect(await claim(store)).toMatchObject({ id, attempts: 2, fence: 2 })
    expect(await store.transaction((tx) => completeMail(tx, { id, fence: 1 }))).toBe(false)
    expect(await store.transaction((tx) => failMail(tx, { id, fence: 1, error: 'late' }))).toBe(false)
    expect(await store.transaction((tx) => completeMail(tx, { id, fence: 2 }))).toBe(true)
  })

  test('a mail that a person waits for is claimed before those that a job sent to many, which are due at once as well', async () => {
    await using store = await open()
    const enqueueBulk = () => store.transaction((tx) => enqueueMail(tx, 'v1.envelope', { isBulk: true }))
    const bulk = [await enqueueBulk(), await enqueueBulk()]
    const code = await enqueue(store)
    const claimed = [await claim(store), await claim(store), await claim(store)].map((mail) => mail?.id)
    expect(claimed).toEqual([code, ...bulk])
  })

  test('one of many mails whose sender was killed is due again when its lease has expired', async () => {
    await using store = await open()
    const id = await store.transaction((tx) => enqueueMail(tx, 'v1.envelope', { isBulk: true }))
    await claim(store, -1)
    expect(await claim(store)).toMatchObject({ id, attempts: 2 })
  })

  test('a mail queued before the clock was set back by an hour is sent at once', async () => {
    await using store = await open()
    const id = await enqueue(store)
    const inAnHour = new Date(Date.now() + 3_600_000)
    await store.transaction((tx) => tx.updateTable('OutboxMail').set({ nextAttemptAt: inAnHour }).execute())
    expect(await claim(store)).toMatchObject({ id, attempts: 1 })
  })

  test('a failed mail waits for its next attempt, is given up, and can be retried', async () => {
    await using store = await open()
    const id = await enqueue(store)
    await claim(store)
    const fail = (fence: number, retryAfterMilliseconds?: number) =>
      store.transaction((tx) => failMail(tx, { id, fence, error: `451 ${'x'.repeat(2000)}`, retryAfterMilliseconds }))
    expect(await fail(1, 60_000)).toBe(true)
    expect(await claim(store)).toBeUndefined()
    await store.transaction((tx) =>
      tx
        .updateTable('OutboxMail')
        .set({ nextAttemptAt: new Date(0) })
        .execute(),
    )
    expect(await claim(store)).toMatchObject({ attempts: 2 })
    expect(await fail(2)).toBe(true)
    expect(await countMails(store.read)).toEqual({ waiting: 0, sent: 0, givenUp: 1 })
    expect((await findMail(store.read, id))?.lastError).toHaveLength(1000)
    expect(await store.transaction((tx) => retryMail(tx, id))).toBe(true)
    expect(await claim(store)).toMatchObject({ id, attempts: 1 })
  })

  test('concurrent senders claim different mails, and every mail is claimed', async () => {
    await using store = await open()
    for (let mail = 0; mail < 8; mail++) await enqueue(store)
    const claimed = await Promise.all(Array.from({ length: 8 }, () => claim(store)))
    expect(new Set(claimed.map((mail) => mail?.id)).size).toBe(8)
  })

  test('a mail that was sent, or is being sent, can be neither failed, retried nor discarded', async () => {
    await using store = await open()
    const id = await enqueue(store)
    await claim(store)
    const act = async () => [
      await store.transaction((tx) => retryMail(tx, id)),
      await store.transaction((tx) => discardMail(tx, id)),
    ]
    expect(await act()).toEqual([false, false])
    await store.transaction((tx) => completeMail(tx, { id, fence: 1 }))
    expect(await act()).toEqual([false, false])
    expect(await store.transaction((tx) => failMail(tx, { id, fence: 1, error: 'late' }))).toBe(false)
    expect(await findMail(store.read, id)).toMatchObject({ status: 'sent', lastError: null })
    const other = await enqueue(store)
    expect(await store.transaction((tx) => discardMail(tx, other))).toBe(true)
    expect(await findMail(store.read, other)).toBeUndefined()
  })

  test('a page starts after the last mail of the previous one, newest first', async () => {
    await using store = await open()
    const ids = [await enqueue(store), await enqueue(store), await enqueue(store)].reverse()
    const page = await listMails(store.read, { count: 2 })
    expect(page.map((mail) => mail.id)).toEqual(ids.slice(0, 2))
    const rest = await listMails(store.read, { count: 2, before: ids[1], status: 'waiting' })
    expect(rest.map((mail) => mail.id)).toEqual(ids.slice(2))
  })

  test('clean-up deletes old mails that were sent, never waiting ones', async () => {
    await using store = await open()
    await enqueue(store)
    const mail = await claim(store)
    if (mail) await store.transaction((tx) => completeMail(tx, mail))
    await enqueue(store)
    const later = new Date(Date.now() + 3_600_000)
    expect(await store.transaction((tx) => deleteMailsBefore(tx, later))).toBe(1)
    expect(await countMails(store.read)).toEqual({ waiting: 1, sent: 0, givenUp: 0 })
  })
})
