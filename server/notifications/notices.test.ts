import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimMail, completeMail, retryMail } from '../store/outbox.ts'
import { eachStore, type TemporaryStore } from '../store/testing.ts'
import { openTestKeys } from '../store/testing-keys.ts'
import { createNotifications, decryptOrder } from './outbox.ts'

const minuteMs = 60_000
const [time, url] = ['2026-11-28T08:00:00.000Z', 'https://passwords.example']
const values = { displayName: 'Erin', account: 'erin', time, url }
const mail = { to: 'erin@corp.example.com', template: 'caller-not-identified', language: 'en', values }
const about = ['caller-not-identified']

eachStore('M5: mails about the same', (open) => {
  async function createHarness(store: TemporaryStore) {
    const keys = await openTestKeys(store, store.folder)
    const notifications = createNotifications({ keys })
    const tell = (notice = { accountKey: 'erin', about }, mails = [mail]) =>
      store.transaction((tx) => notifications.enqueueNotice(tx, notice, mails))
    return {
      tell,
      /** Sends what is due, and returns how often each of them says that it happened. */
      async send() {
        const sent: unknown[] = []
        for (;;) {
          const claimed = await store.transaction((tx) => claimMail(tx, minuteMs))
          if (!claimed) return sent
          sent.push(decryptOrder(keys, claimed.order, claimed.occurrences).values.times)
          await store.transaction((tx) => completeMail(tx, claimed))
        }
      },
      /** As if everything in the outbox were so much older. */
      async wait(minutes: number) {
        for (const row of await store.read.selectFrom('OutboxMail').selectAll().execute()) {
          const earlier = (moment: Date) => new Date(moment.getTime() - minutes * minuteMs)
          const changes = {
            createdAt: earlier(row.createdAt),
            heldUntil: row.heldUntil && earlier(row.heldUntil),
            nextAttemptAt: earlier(row.nextAttemptAt),
          }
          await store.transaction((tx) => tx.updateTable('OutboxMail').set(changes).where('id', '=', row.id).execute())
        }
      },
    }
  }

  test('of 97 failures the first is mailed at once, and the others together an hour later', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    for (let failure = 0; failure < 97; failure++) await tell()
    expect(await send()).toEqual([1])
    await wait(59)
    expect(await send()).toEqual([])
    await wait(1)
    expect(await send()).toEqual([96])
  })

  test('the hour begins again with each mail, also with one that was held', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    await tell()
    await tell()
    expect(await send()).toEqual([1])
    await wait(61)
    expect(await send()).toEqual([1])
    await tell()
    expect(await send()).toEqual([])
    await wait(58)
    expect(await send()).toEqual([])
    await wait(1)
    expect(await send()).toEqual([1])
    await wait(61)
    await tell()
    expect(await send()).toEqual([1])
  })

  test('other accounts and other kinds wait for none of them', async () => {
    await using store = await open()
    const { tell, send } = await createHarness(store)
    await tell()
    await tell({ accountKey: 'olga', about })
    await tell({ accountKey: 'erin', about: ['caller-not-identified', 'known'] })
    expect(await send()).toEqual([1, 1, 1])
  })

  test('of failures at the same moment one is mailed at once', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    await Promise.all(Array.from({ length: 8 }, () => tell()))
    expect(await send()).toEqual([1])
    await wait(60)
    expect(await send()).toEqual([7])
  })

  test('several readers get the same, and a mail without readers holds nothing up', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    const mails = [mail, { ...mail, to: 'private@home.example' }]
    await tell(undefined, [])
    await tell(undefined, mails)
    for (let failure = 0; failure < 3; failure++) await tell(undefined, mails)
    expect(await send()).toEqual([1, 1])
    await wait(60)
    expect(await send()).toEqual([3, 3])
  })

  test('a failure whose transaction failed is neither mailed nor counted', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    const notifications = createNotifications({ keys: await openTestKeys(store, store.folder) })
    await tell()
    await tell()
    const broken = store.transaction(async (tx) => {
      await notifications.enqueueNotice(tx, { accountKey: 'erin', about }, [mail])
      throw new Error('the rest failed')
    })
    await expect(broken).rejects.toThrow('the rest failed')
    expect(await send()).toEqual([1])
    await wait(60)
    expect(await send()).toEqual([1])
  })

  test('a held mail is sent when an administrator says so, and when the clock was set back', async () => {
    await using store = await open()
    const { tell, send, wait } = await createHarness(store)
    const holdAnother = async () => {
      await tell()
      const { rows } = await sql<{ id: string }>`select ${sql.ref('id')} from ${sql.table('OutboxMail')}
        where ${sql.ref('status')} = 'waiting' and ${sql.ref('heldUntil')} is not null`.execute(store.read)
      return rows[0]?.id ?? expect.fail('none is held')
    }
    await tell()
    const id = await holdAnother()
    expect(await send()).toEqual([1])
    expect(await store.transaction((tx) => retryMail(tx, id))).toBe(true)
    expect(await send()).toEqual([1])
    await holdAnother()
    await wait(-120)
    expect(await send()).toEqual([1])
  })
})
