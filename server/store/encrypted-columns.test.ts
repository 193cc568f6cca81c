import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store, Tx } from './database.ts'
import { type EncryptedColumn, encryptedColumns, listRowsOfOtherKeys, replaceEnvelope } from './encrypted-columns.ts'
import { listOldKeys } from './key-uses.ts'
import { openKeys, renewKeysProof } from './open-keys.ts'
import { enqueueMail } from './outbox.ts'
import { findContacts, insertContact } from './profile-contacts.ts'
import { findTotp, saveTotp } from './profile-totp.ts'
import { ensureProfile, saveProfile } from './profiles.ts'
import { eachStore, type TemporaryStore } from './testing.ts'

const row = (personId: string) => ({ personId, domain: 'd', language: 'en', askSalt: 's' })
const column = (id: string): EncryptedColumn => {
  const found = encryptedColumns.find((one) => one.id === id)
  if (!found) throw new Error(`no column ${id}`)
  return found
}
const open = async (store: TemporaryStore) => openKeys(store, join(store.folder, 'keys'))
const write = (store: Store, work: (tx: Tx) => Promise<unknown>) => store.transaction(work)
const uses = async (store: Store, keys: Parameters<typeof listOldKeys>[1]) =>
  (await listOldKeys(store.read, keys)).map(({ uses }) =>
    Object.fromEntries(uses.map(({ what, count }) => [what, count])),
  )

eachStore('encrypted columns', (openStore) => {
  test('rows encrypted with another key are listed page by page, in order', async () => {
    await using store = await openStore()
    const keys = await open(store)
    const own = (question: string, kind = 'user-defined') => ({ question, hash: '$', kind, wording: `v1.${kind}` })
    await write(store, async (tx) => {
      for (const personId of ['a', 'b', 'c']) {
        const answers = [own('own-1'), own('own-2')].map((one) => ({
          ...one,
          wording: keys.encrypt('Q', 'profile question'),
        }))
        await saveProfile(tx, { ...row(personId), answers: [...answers, own('pet', 'optional')] })
      }
    })
    const questions = column('questions')
    const page = (than: string, after?: readonly string[]) =>
      listRowsOfOtherKeys(store.read, questions, { than, after, count: 2 })
    const id = keys.list()[0]?.id ?? ''
    expect(await page(id)).toEqual([])
    const met: string[] = []
    for (let rows = await page('other'); rows.length > 0; rows = await page('other', rows.at(-1)?.key)) {
      expect(rows.length).toBeLessThanOrEqual(2)
      met.push(...rows.map(({ key }) => key.join(' ')))
    }
    expect(met).toEqual(['a own-1', 'a own-2', 'b own-1', 'b own-2', 'c own-1', 'c own-2'])
  })

  test('an envelope is replaced only over the one that was read', async () => {
    await using store = await openStore()
    await write(store, async (tx) => {
      await ensureProfile(tx, row('a'))
      await saveTotp(tx, { personId: 'a', sealedSecret: 'v1.old.x', lastStep: 7 })
    })
    const apps = column('apps')
    const [read] = await listRowsOfOtherKeys(store.read, apps, { than: 'new', count: 9 })
    if (!read) throw new Error('not met')
    await write(store, (tx) => saveTotp(tx, { personId: 'a', sealedSecret: 'v1.old.y', lastStep: 9 }))
    expect(await store.transaction((tx) => replaceEnvelope(tx, apps, read, 'v1.new.x'))).toBe(false)
    expect(await findTotp(store.read, 'a')).toMatchObject({ sealedSecret: 'v1.old.y', lastStep: 9 })
    const again = { ...read, envelope: 'v1.old.y' }
    expect(await store.transaction((tx) => replaceEnvelope(tx, apps, again, 'v1.new.y'))).toBe(true)
    expect(await findTotp(store.read, 'a')).toMatchObject({ sealedSecret: 'v1.new.y', lastStep: 9 })
  })

  test('an old key is listed with its uses until none is left', async () => {
    await using store = await openStore()
    const keys = await open(store)
    expect(await listOldKeys(store.read, keys)).toEqual([])
    const sealed = keys.encrypt('["a","a@example.com"]', 'profile contact')
    await write(store, async (tx) => {
      await ensureProfile(tx, row('a'))
      await insertContact(tx, { personId: 'a', kind: 'mail', sealedValue: sealed, verified: true })
      await enqueueMail(tx, keys.encrypt('{}', 'outbox mail'))
    })
    keys.rotate()
    expect(await uses(store, keys)).toEqual([{ contacts: 1, mails: 1, rows: 2, proof: 1 }])
    await renewKeysProof(store, keys)
    for (const id of ['contacts', 'mails']) {
      const [read] = await listRowsOfOtherKeys(store.read, column(id), { than: keys.list()[0]?.id ?? '', count: 9 })
      if (!read) throw new Error('not met')
      const fresh = keys.encrypt(keys.decrypt(read.envelope, column(id).purpose), column(id).purpose)
      await write(store, (tx) => replaceEnvelope(tx, column(id), read, fresh))
    }
    expect(await uses(store, keys)).toEqual([{ rows: 1 }])
    expect((await findContacts(store.read, 'a'))[0]?.sealedValue).not.toBe(sealed)
  })

  test('audit events need the key that was in use at their time', async () => {
    await using store = await openStore()
    const keys = await open(store)
    keys.rotate()
    await renewKeysProof(store, keys)
    const event = (at: number, sequence: number) => ({
      node: 'n',
      sequence,
      at: new Date(at),
      event: 'sign-in',
      subject: null,
      runId: null,
      data: '{}',
      hmac: 'h',
    })
    const now = Date.now()
    await write(store, (tx) =>
      tx
        .insertInto('AuditEvent')
        .values(event(now + 2 * 3_600_000, 1))
        .execute(),
    )
    expect(await uses(store, keys)).toEqual([{ rows: 1 }])
    await write(store, (tx) =>
      tx
        .insertInto('AuditEvent')
        .values(event(now - 86_400_000, 2))
        .execute(),
    )
    expect(await uses(store, keys)).toEqual([{ audit: 1, rows: 1 }])
  })
})
