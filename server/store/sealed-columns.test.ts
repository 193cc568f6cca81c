import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store, Tx } from './database.ts'
import { oldKeys } from './key-uses.ts'
import { openKeys, proveKeys } from './open-keys.ts'
import { enqueueMail } from './outbox.ts'
import { findContacts, insertContact } from './profile-contacts.ts'
import { findTotp, saveTotp } from './profile-totp.ts'
import { ensureProfile, saveProfile } from './profiles.ts'
import { replaceSealed, type SealedColumn, sealedColumns, sealedOtherwise } from './sealed-columns.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const row = (personId: string) => ({ personId, domain: 'd', language: 'en', askSalt: 's' })
const column = (id: string): SealedColumn => {
  const found = sealedColumns.find((one) => one.id === id)
  if (!found) throw new Error(`no column ${id}`)
  return found
}
const open = async (store: TemporaryStore) => openKeys(store, join(store.folder, 'keys'))
const write = (store: Store, work: (tx: Tx) => Promise<unknown>) => store.transaction(work)
const uses = async (store: Store, keys: Parameters<typeof oldKeys>[1]) =>
  (await oldKeys(store.read, keys)).map(({ uses }) => Object.fromEntries(uses.map(({ what, count }) => [what, count])))

eachStore('what the keys have sealed', (openStore) => {
  test('is met a page at a time, in order, and only where another key sealed it', async () => {
    await using store = await openStore()
    const keys = await open(store)
    const own = (question: string, kind = 'user-defined') => ({ question, hash: '$', kind, wording: `v1.${kind}` })
    await write(store, async (tx) => {
      for (const personId of ['a', 'b', 'c']) {
        const answers = [own('own-1'), own('own-2')].map((one) => ({
          ...one,
          wording: keys.seal('Q', 'profile question'),
        }))
        await saveProfile(tx, { ...row(personId), answers: [...answers, own('pet', 'optional')] })
      }
    })
    const questions = column('questions')
    const page = (than: string, after?: readonly string[]) =>
      sealedOtherwise(store.read, questions, { than, after, count: 2 })
    const id = keys.list()[0]?.id ?? ''
    expect(await page(id)).toEqual([])
    const met: string[] = []
    for (let rows = await page('other'); rows.length > 0; rows = await page('other', rows.at(-1)?.key)) {
      expect(rows.length).toBeLessThanOrEqual(2)
      met.push(...rows.map(({ key }) => key.join(' ')))
    }
    expect(met).toEqual(['a own-1', 'a own-2', 'b own-1', 'b own-2', 'c own-1', 'c own-2'])
  })

  test('is replaced only over what was read', async () => {
    await using store = await openStore()
    await write(store, async (tx) => {
      await ensureProfile(tx, row('a'))
      await saveTotp(tx, { personId: 'a', sealedSecret: 'v1.old.x', lastStep: 7 })
    })
    const apps = column('apps')
    const [read] = await sealedOtherwise(store.read, apps, { than: 'new', count: 9 })
    if (!read) throw new Error('not met')
    await write(store, (tx) => saveTotp(tx, { personId: 'a', sealedSecret: 'v1.old.y', lastStep: 9 }))
    expect(await store.transaction((tx) => replaceSealed(tx, apps, read, 'v1.new.x'))).toBe(false)
    expect(await findTotp(store.read, 'a')).toMatchObject({ sealedSecret: 'v1.old.y', lastStep: 9 })
    const again = { ...read, envelope: 'v1.old.y' }
    expect(await store.transaction((tx) => replaceSealed(tx, apps, again, 'v1.new.y'))).toBe(true)
    expect(await findTotp(store.read, 'a')).toMatchObject({ sealedSecret: 'v1.new.y', lastStep: 9 })
  })

  test('says of each old key what still needs it, until nothing does', async () => {
    await using store = await openStore()
    const keys = await open(store)
    expect(await oldKeys(store.read, keys)).toEqual([])
    const sealed = keys.seal('["a","a@example.com"]', 'profile contact')
    await write(store, async (tx) => {
      await ensureProfile(tx, row('a'))
      await insertContact(tx, { personId: 'a', kind: 'mail', sealedValue: sealed, verified: true })
      await enqueueMail(tx, keys.seal('{}', 'outbox mail'))
    })
    keys.rotate()
    expect(await uses(store, keys)).toEqual([{ contacts: 1, mails: 1, proof: 1 }])
    await proveKeys(store, keys)
    for (const id of ['contacts', 'mails']) {
      const [read] = await sealedOtherwise(store.read, column(id), { than: keys.list()[0]?.id ?? '', count: 9 })
      if (!read) throw new Error('not met')
      const fresh = keys.seal(keys.open(read.envelope, column(id).purpose), column(id).purpose)
      await write(store, (tx) => replaceSealed(tx, column(id), read, fresh))
    }
    expect(await uses(store, keys)).toEqual([{}])
    expect((await findContacts(store.read, 'a'))[0]?.sealedValue).not.toBe(sealed)
  })

  test('the audit and open runs need the key of their time', async () => {
    await using store = await openStore()
    const keys = await open(store)
    keys.rotate()
    await proveKeys(store, keys)
    const event = (at: number, sequence: number) => ({
      ...{ node: 'n', sequence, at: new Date(at), event: 'sign-in', subject: null, runId: null, data: '{}', hmac: 'h' },
    })
    const now = Date.now()
    await write(store, (tx) =>
      tx
        .insertInto('AuditEvent')
        .values(event(now + 2 * 3_600_000, 1))
        .execute(),
    )
    expect(await uses(store, keys)).toEqual([{}])
    await write(store, (tx) =>
      tx
        .insertInto('AuditEvent')
        .values(event(now - 86_400_000, 2))
        .execute(),
    )
    expect(await uses(store, keys)).toEqual([{ audit: 1 }])
  })
})
