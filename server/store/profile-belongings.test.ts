import { expect, test } from 'vitest'
import type { Tx } from './database.ts'
import { findContacts, insertContact, removeContact } from './profile-contacts.ts'
import { consumePasscode, deleteExpiredPasscodes, findPasscode, savePasscode } from './profile-passcodes.ts'
import { findPasskeys, insertPasskey, recordPasskeyUse, removePasskey } from './profile-passkeys.ts'
import { consumeTotpStep, findTotp, saveTotp } from './profile-totp.ts'
import { deleteProfile, ensureProfile, findProfile, isRegistered, requireUpdate, saveProfile } from './profiles.ts'
import { eachStore } from './testing.ts'

const row = { personId: 'person', domain: 'sample', language: 'de', askSalt: 's' }
const other = { ...row, personId: 'Person' }
const passkey = {
  personId: 'person',
  publicKey: 'KEY',
  counter: '4294967295',
  transports: '["usb"]',
  name: 'Schlüssel',
}
const register = async (tx: Tx) => {
  await ensureProfile(tx, row)
  await ensureProfile(tx, other)
}

eachStore('what a person registered', (open) => {
  test('an answer is stored with all its fields; absent ones get their defaults', async () => {
    await using store = await open()
    const noted = {
      question: 'own-1',
      hash: '$argon2id$1',
      kind: 'user-defined',
      language: 'de-AT',
      wording: 'v1.ä',
      sealedAnswer: 'v1.b',
      caseSensitive: true,
      lengthAtLeast: 8,
      questionLength: 20,
      repeatsAnother: true,
      repeatsQuestion: true,
    }
    const answers = [noted, { question: 'pet', hash: '$argon2id$2' }]
    await store.transaction((tx) => saveProfile(tx, { ...row, answers }))
    const bare = { kind: 'optional', language: 'en', wording: null, sealedAnswer: null, caseSensitive: false }
    const profile = await store.transaction((tx) => findProfile(tx, 'person'))
    expect(profile).toMatchObject({ updateRequired: false })
    expect(profile?.answers).toMatchObject([
      noted,
      { ...bare, lengthAtLeast: 2, questionLength: null, repeatsAnother: false, repeatsQuestion: false },
    ])
  })

  test('an update is required until answers are saved again; another factor does not clear it', async () => {
    await using store = await open()
    await store.transaction(register)
    await store.transaction((tx) => requireUpdate(tx, 'person'))
    await store.transaction((tx) => ensureProfile(tx, { ...row, askSalt: 'new' }))
    expect(await findProfile(store.read, 'person')).toMatchObject({ updateRequired: true, askSalt: 's' })
    expect(await findProfile(store.read, 'Person')).toMatchObject({ updateRequired: false })
    await store.transaction((tx) => saveProfile(tx, { ...row, answers: [] }))
    expect(await findProfile(store.read, 'person')).toMatchObject({ updateRequired: false })
  })

  test.each<[string, boolean, (tx: Tx) => Promise<unknown>]>([
    ['nothing but a profile', false, async () => {}],
    ['answers', true, (tx) => saveProfile(tx, { ...row, answers: [{ question: 'pet', hash: '$' }] })],
    [
      'a contact',
      true,
      (tx) => insertContact(tx, { personId: 'person', kind: 'mail', sealedValue: 'v1', verified: true }),
    ],
    [
      'a contact that was never confirmed',
      false,
      (tx) => insertContact(tx, { personId: 'person', kind: 'mail', sealedValue: 'v1', verified: false }),
    ],
    ['an app', true, (tx) => saveTotp(tx, { personId: 'person', sealedSecret: 'v1', lastStep: 1 })],
    ['a passkey', true, (tx) => insertPasskey(tx, { ...passkey, credentialId: 'A' })],
    ['a passcode', false, (tx) => savePasscode(tx, { personId: 'person', hash: '$', milliseconds: 60_000 })],
  ])('a person with %s is registered: %s', async (_what, expected, registers) => {
    await using store = await open()
    await store.transaction(async (tx) => {
      await register(tx)
      await registers(tx)
    })
    expect(await isRegistered(store.read, 'person')).toBe(expected)
    expect(await isRegistered(store.read, 'Person')).toBe(false)
    expect(await isRegistered(store.read, 'nobody')).toBe(false)
  })

  test('contacts belong to one person and are listed oldest first', async () => {
    await using store = await open()
    await store.transaction(async (tx) => {
      await register(tx)
      await insertContact(tx, { personId: 'person', kind: 'mail', sealedValue: 'v1.a', verified: true })
      await insertContact(tx, { personId: 'person', kind: 'mobile', sealedValue: 'v1.b', verified: false })
    })
    const contacts = await findContacts(store.read, 'person')
    expect(contacts).toMatchObject([
      { kind: 'mail', sealedValue: 'v1.a', addedAt: expect.any(Date), verifiedAt: expect.any(Date) },
      { kind: 'mobile', sealedValue: 'v1.b', verifiedAt: null },
    ])
    const [first] = contacts
    await store.transaction((tx) => removeContact(tx, 'Person', first?.id ?? ''))
    expect(await findContacts(store.read, 'person')).toHaveLength(2)
    await store.transaction((tx) => removeContact(tx, 'person', first?.id ?? ''))
    expect(await findContacts(store.read, 'person')).toMatchObject([{ kind: 'mobile' }])
  })

  test('a code of an authenticator app is accepted once, and earlier ones no more', async () => {
    await using store = await open()
    const totp = { personId: 'person', sealedSecret: 'v1.s', lastStep: 57_000_000 }
    await store.transaction(async (tx) => {
      await register(tx)
      await saveTotp(tx, totp)
    })
    const spend = (step: number, secret = totp) => store.transaction((tx) => consumeTotpStep(tx, secret, step))
    expect(await spend(57_000_000)).toBe(false)
    expect((await Promise.all([1, 2, 3].map(() => spend(57_000_002)))).filter(Boolean)).toHaveLength(1)
    expect(await spend(57_000_001)).toBe(false)
    expect(await spend(57_000_003, { ...totp, sealedSecret: 'v1.earlier' })).toBe(false)
    expect(await findTotp(store.read, 'person')).toMatchObject({ lastStep: 57_000_002, lastUsedAt: expect.any(Date) })
    await store.transaction((tx) => saveTotp(tx, { ...totp, sealedSecret: 'v1.t' }))
    expect(await findTotp(store.read, 'person')).toMatchObject({ sealedSecret: 'v1.t', lastUsedAt: null })
  })

  test('a passkey is registered once, for one person; its counter changes only from the value that was read', async () => {
    await using store = await open()
    await store.transaction(register)
    const longest = 'A'.repeat(1364)
    const insert = (credentialId: string, personId = 'person') =>
      store.transaction((tx) => insertPasskey(tx, { ...passkey, personId, credentialId }))
    expect(await insert(longest)).toBe(true)
    expect(await insert(longest, 'Person')).toBe(false)
    expect(await insert(`${longest.slice(1)}a`)).toBe(true)
    const [stored] = await findPasskeys(store.read, 'person')
    expect(stored).toMatchObject({ ...passkey, credentialId: longest, lastUsedAt: null })
    const use = (counter: string) =>
      store.transaction((tx) => recordPasskeyUse(tx, { id: stored?.id ?? '', counter }, '7'))
    expect(await use('1')).toBe(false)
    expect(await use('4294967295')).toBe(true)
    expect(await use('4294967295')).toBe(false)
    await store.transaction((tx) => removePasskey(tx, 'Person', stored?.id ?? ''))
    expect(await findPasskeys(store.read, 'person')).toHaveLength(2)
    await store.transaction((tx) => removePasskey(tx, 'person', stored?.id ?? ''))
    expect(await findPasskeys(store.read, 'person')).toHaveLength(1)
  })

  test('a person has one passcode, which is valid once and until it expires', async () => {
    await using store = await open()
    const save = (hash: string, milliseconds: number) =>
      store.transaction((tx) => savePasscode(tx, { personId: 'person', hash, milliseconds }))
    const spend = (hash: string) => store.transaction((tx) => consumePasscode(tx, { personId: 'person', hash }))
    await save('$1', 60_000)
    await save('$2', 60_000)
    expect(await findPasscode(store.read, 'person')).toMatchObject({ hash: '$2', expiresAt: expect.any(Date) })
    expect(await spend('$1')).toBe(false)
    expect((await Promise.all([spend('$2'), spend('$2')])).filter(Boolean)).toHaveLength(1)
    await save('$3', 60_000)
    expect(await store.transaction(deleteExpiredPasscodes)).toBe(0)
    await save('$3', -1)
    expect(await findPasscode(store.read, 'person')).toBeUndefined()
    expect(await spend('$3')).toBe(false)
    expect(await store.transaction(deleteExpiredPasscodes)).toBe(1)
  })

  test('deleting a profile deletes everything of one person, and nothing of another', async () => {
    await using store = await open()
    await store.transaction(async (tx) => {
      for (const { personId } of [row, other]) {
        await saveProfile(tx, { ...row, personId, answers: [{ question: 'pet', hash: '$' }] })
        await insertContact(tx, { personId, kind: 'mail', sealedValue: 'v1', verified: true })
        await saveTotp(tx, { personId, sealedSecret: 'v1', lastStep: 1 })
        await insertPasskey(tx, { ...passkey, personId, credentialId: personId })
        await savePasscode(tx, { personId, hash: '$', milliseconds: 60_000 })
      }
      await deleteProfile(tx, 'person')
    })
    const left = async (personId: string) => [
      await findProfile(store.read, personId),
      ...(await findContacts(store.read, personId)),
      await findTotp(store.read, personId),
      ...(await findPasskeys(store.read, personId)),
      await findPasscode(store.read, personId),
    ]
    expect((await left('person')).filter(Boolean)).toEqual([])
    expect((await left('Person')).filter(Boolean)).toHaveLength(5)
  })
})
