import { expect, test } from 'vitest'
import { databaseNowPlus } from './columns.ts'
import type { Tx } from './database.ts'
import { enqueueGathered, findGathered, releaseGathered, replaceOrder } from './gathered-mails.ts'
import { findHeldUntil, lockNotices } from './notices.ts'
import { claimMail, enqueueMail } from './outbox.ts'
import { endAccessOf } from './person-access.ts'
import { findTotp } from './profile-totp.ts'
import { insertSession } from './sessions.ts'
import { signPage } from './sign-existing-rows.ts'
import { eachStore } from './testing.ts'
import { withSecondWriter } from './testing-second-writer.ts'
import { storeRows } from './testing-signed.ts'

/** As in `second-writer.test.ts`: what is sent, ended and signed. */
eachStore('a second writer of mails and access', (open) => {
  test('a new password ends a session that is opened while the access of the person is ended', async () => {
    await using store = await open()
    const session = { tokenHash: 'session', frontEnd: 'me', module: 'password', personId: 'erin', domain: 'sample' }
    const ended = await withSecondWriter(store, {
      // SQLite has counted by then, and no other writer comes in between.
      after: /delete from "PendingSignIn"|select \(select count/i,
      first: (tx) => endAccessOf(tx, 'erin'),
      second: (tx) => insertSession(tx, { ...session, milliseconds: 60_000 }),
    })
    expect(ended.sessions).toBe(store.options.kind === 'mssql' ? 1 : 0)
  })

  test('a mail that a sender takes while a change is added to it is not sent without the change', async () => {
    await using store = await open()
    const enqueue = (order: string) => (tx: Tx) => enqueueGathered(tx, order, 'notice')
    await store.transaction(enqueue('v1.one'))
    let sent: string | undefined
    await withSecondWriter(store, {
      after: /select.*from "OutboxMail"/i,
      async first(tx) {
        for (const { id } of await findGathered(tx, 'notice'))
          if (!(await replaceOrder(tx, id, 'v1.one and two'))) await enqueue('v1.two')(tx)
      },
      async second(tx) {
        await tx
          .updateTable('OutboxMail')
          .set({ heldUntil: databaseNowPlus(tx, -1) })
          .execute()
        sent = (await claimMail(tx, 60_000))?.order
      },
    })
    const waiting = await store.read.selectFrom('OutboxMail').select('order').where('attempts', '=', 0).execute()
    expect([sent, ...waiting.map(({ order }) => order)]).toEqual(['v1.one', 'v1.two'])
  })

  test('a mail to which a change is added while a sender reads it is not claimed with what was read', async () => {
    await using store = await open()
    await store.transaction((tx) => enqueueGathered(tx, 'v1.one', 'notice'))
    await store.transaction((tx) => releaseGathered(tx, 'notice'))
    const [row] = await store.read.selectFrom('OutboxMail').select('id').execute()
    const claimed = await withSecondWriter(store, {
      after: /select.*from "OutboxMail"/i,
      first: (tx) => claimMail(tx, 60_000),
      second: (tx) => replaceOrder(tx, row?.id ?? '', 'v1.one and two'),
    })
    expect(claimed).toBeUndefined()
  })

  test('of mails about one account that two servers gather or release at once none is lost', async () => {
    await using store = await open()
    await store.transaction((tx) => enqueueGathered(tx, 'v1.one', 'notice'))
    await withSecondWriter(store, {
      after: /select.*from "OutboxMail"/i,
      first: (tx) => releaseGathered(tx, 'notice'),
      second: (tx) => enqueueGathered(tx, 'v1.two', 'notice'),
    })
    const mails = await store.read.selectFrom('OutboxMail').select('order').orderBy('id').execute()
    expect(mails.map(({ order }) => order)).toEqual(['v1.one', 'v1.two'])
  })

  test('two notices about one account at once are counted as the first and the second of the hour', async () => {
    await using store = await open()
    const held: (Date | undefined)[] = []
    const notify = async (tx: Tx) => {
      await lockNotices(tx, 'account')
      const heldUntil = await findHeldUntil(tx, 'notice')
      held.push(heldUntil)
      await enqueueMail(tx, 'v1.order', { notice: 'notice', heldUntil: heldUntil ?? null })
    }
    await withSecondWriter(store, { after: /insert into "OutboxMail"/i, first: notify, second: notify })
    expect(held).toEqual([undefined, expect.any(Date)])
  })

  test('a row that a server of an older version changes while it is signed opens what it says then', async () => {
    await using store = await open()
    await store.transaction((tx) => storeRows(tx, 'one'))
    await store.transaction((tx) => tx.updateTable('ProfileTotp').set({ mac: null }).execute())
    await withSecondWriter(store, {
      after: /select.*from "ProfileTotp"/i,
      first: (tx) => signPage(tx, 'ProfileTotp', undefined),
      second: (tx) => tx.updateTable('ProfileTotp').set({ lastStep: 8 }).where('mac', 'is', null).execute(),
    })
    expect(await findTotp(store.read, 'person one')).toMatchObject({ lastStep: 8 })
  })
})
