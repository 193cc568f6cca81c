import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPasscodes } from '../factors/passcode.ts'
import { openPasskeys } from '../factors/passkey/webauthn.ts'
import type { MethodChanges } from './method.ts'
import type { Profile } from './profile.ts'
import { createProfileHarness, answers as given, type ProfileHarness, requirements, ruth } from './testing.ts'

let registry: ProfileHarness
let profile: Profile
beforeEach(async () => {
  registry = await createProfileHarness()
  profile = registry.profiles.forPerson(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

const change = async (changes: MethodChanges, as = profile) => registry.store.transaction(await as.change(changes))
const mail = (value: string, verified = true) => ({ kind: 'mail' as const, value, verified })
const mobile = (value: string) => ({ kind: 'mobile' as const, value, verified: true })
const passkey = { name: 'Laptop', credentialId: 'AAAA', publicKey: 'BBBB', counter: 0, transports: [] }
const totp = { secret: 'JBSWY3DPEHPK3PXP', step: 1 }
const idOf = async (value: string) => (await profile.contacts()).find((one) => one.value === value)?.id ?? ''

/** The mails since the last call: who was told what. */
let seen = 0
beforeEach(() => {
  seen = 0
})
async function listNotices() {
  const mails = await registry.mails()
  const fresh = mails.slice(seen)
  seen = mails.length
  return fresh.map(({ to, values }) => `${to}: ${values.changes}`).sort()
}

describe('every change is mailed to all old and new addresses', () => {
  test('first answers are mailed to the corporate address', async () => {
    await change({ answers: { given, requirements } })
    expect(await listNotices()).toEqual(['ruth.osei@example.com: questions-registered'])
    await change({ answers: { given, requirements } })
    expect(await listNotices()).toEqual(['ruth.osei@example.com: questions-changed'])
  })

  test('a personal address, and its removal, are mailed to it as well', async () => {
    await change({ addContacts: [mail('ruth@example.org')] })
    expect(await listNotices()).toEqual([
      'ruth.osei@example.com: personal-mail-added',
      'ruth@example.org: personal-mail-added',
    ])
    const removeContacts = [await idOf('ruth@example.org')]
    await change({ removeContacts, addContacts: [mail('osei@example.net')] })
    const both = 'personal-mail-removed personal-mail-added'
    expect(await listNotices()).toEqual(
      ['osei@example.net', 'ruth.osei@example.com', 'ruth@example.org'].map((to) => `${to}: ${both}`),
    )
    await change({ removeContacts: [await idOf('osei@example.net')] })
    expect(await listNotices()).toEqual(
      ['osei@example.net', 'ruth.osei@example.com'].map((to) => `${to}: personal-mail-removed`),
    )
  })

  test.each<[string, MethodChanges, MethodChanges]>([
    ['totp-added', {}, { totp }],
    ['totp-replaced', { totp }, { totp }],
    ['totp-removed', { totp }, { totp: 'remove' }],
    ['passkey-added', {}, { addPasskeys: [passkey] }],
    ['personal-mobile-added', {}, { addContacts: [mobile('+491512345642')] }],
    ['totp-added passkey-added', {}, { totp, addPasskeys: [passkey] }],
  ])('%s', async (what, before, after) => {
    await change(before)
    await listNotices()
    await change(after)
    expect(await listNotices()).toEqual([`ruth.osei@example.com: ${what}`])
  })

  test('a removed passkey and number', async () => {
    await change({ addPasskeys: [passkey], addContacts: [mobile('+491512345642')] })
    await listNotices()
    const [{ id } = { id: '' }] = await profile.part(openPasskeys).list()
    await change({ removePasskeys: [id], removeContacts: [await idOf('+491512345642')] })
    expect(await listNotices()).toEqual(['ruth.osei@example.com: personal-mobile-removed passkey-removed'])
  })

  test("mail and audit name kinds of changes only, in the person's language", async () => {
    profile = registry.profiles.forPerson({ ...ruth, language: 'de' })
    await change({ addContacts: [mail('ruth@example.org')], totp })
    const [order] = await registry.mails()
    expect(order).toMatchObject({ template: 'methods-changed', language: 'de' })
    const events = await registry.store.read.selectFrom('AuditEvent').selectAll().execute()
    expect(events).toMatchObject([{ event: 'methods-changed', subject: ruth.id }])
    expect(JSON.parse(events[0]?.data ?? '')).toEqual({ changes: ['personal-mail-added', 'totp-added'] })
    expect(JSON.stringify(order?.values) + events[0]?.data).not.toMatch(/@|JBSWY/)
  })

  test('an invalid address blocks nothing', async () => {
    profile = registry.profiles.forPerson({ ...ruth, mail: 'see intranet' })
    await change({ totp })
    expect(await listNotices()).toEqual([])
    expect(await profile.isRegistered()).toBe(true)
  })
})

test('a change without effect sends no mail', async () => {
  await change({ addContacts: [mail('ruth@example.org')] })
  await listNotices()
  await change({
    addContacts: [mail('RUTH@example.org')],
    removeContacts: ['unknown'],
    removePasskeys: ['unknown'],
    totp: 'remove',
  })
  expect(await listNotices()).toEqual([])
  expect((await profile.contacts()).filter(({ origin }) => origin === 'personal')).toHaveLength(1)
})

test('mails, audit and change are one transaction', async () => {
  const write = await profile.change({ totp, addContacts: [mail('ruth@example.org')] })
  const failing = registry.store.transaction(async (tx) => {
    await write(tx)
    throw new Error('the round fails')
  })
  await expect(failing).rejects.toThrow('the round fails')
  expect(await listNotices()).toEqual([])
  expect(await profile.methods()).toEqual([{ kind: 'corporate-mail', id: 'corporate-mail', masked: 'r•••@e•••.com' }])
})

test('a person cannot remove another person’s methods', async () => {
  await change({ addContacts: [mail('ruth@example.org')], addPasskeys: [passkey] })
  const [{ id } = { id: '' }] = await profile.part(openPasskeys).list()
  const stranger = registry.profiles.forPerson({ ...ruth, id: 'other', account: 'other', mail: undefined })
  await change({ removeContacts: [await idOf('ruth@example.org')], removePasskeys: [id] }, stranger)
  expect(await profile.part(openPasskeys).list()).toHaveLength(1)
  expect(await idOf('ruth@example.org')).not.toBe('')
})

test('an address counts from the time its code came back', async () => {
  await change({ addContacts: [mail('ruth@example.org', false)] })
  expect(await profile.isRegistered()).toBe(false)
  await change({ addContacts: [mail('ruth@example.org')] })
  expect(await profile.methods()).toContainEqual({
    kind: 'personal-mail',
    id: expect.any(String),
    addedAt: expect.any(Date),
    masked: 'r•••@e•••.org',
  })
  expect(await profile.isRegistered()).toBe(true)
})

test('a required update lasts until answers are registered again', async () => {
  await change({ answers: { given, requirements } })
  await registry.store.transaction((tx) => profile.requireUpdate(tx))
  expect(await profile.state(requirements)).toEqual({ state: 'must-update', reasons: ['update-required'] })
  await change({ totp })
  expect(await profile.state(requirements)).toMatchObject({ state: 'must-update' })
  await change({ answers: { given, requirements } })
  expect(await profile.state(requirements)).toEqual({ state: 'complete' })
})

test('new answers end the failures at the old ones, other changes do not', async () => {
  await change({ answers: { given, requirements } })
  await registry.store.transaction((tx) => profile.addFailure(tx, 30))
  await change({ totp })
  expect(await profile.failures()).toBe(1)
  await change({ answers: { given, requirements } })
  expect(await profile.failures()).toBe(0)
})

test('an address that is confirmed stays so when it is added again without a code', async () => {
  await change({ addContacts: [mail('ruth@example.org')] })
  await listNotices()
  await change({ addContacts: [mail('ruth@example.org', false)] })
  expect(await listNotices()).toEqual([])
  expect(await profile.contacts()).toContainEqual(
    expect.objectContaining({ value: 'ruth@example.org', verified: true }),
  )
})

test('a change that no factor reads is an error', async () => {
  await expect(profile.change({ topt: totp })).rejects.toThrow('no factor reads the change topt')
})

test('unregistering deletes all rows', async () => {
  await change({
    answers: { given, requirements },
    addContacts: [mail('ruth@example.org')],
    totp,
    addPasskeys: [passkey],
  })
  await registry.store.transaction((await profile.part(openPasscodes).issue({ length: 8, minutes: 60 })).write)
  await registry.store.transaction((tx) => profile.unregister(tx))
  for (const table of [
    'Profile',
    'ProfileAnswer',
    'ProfileContact',
    'ProfileTotp',
    'ProfilePasskey',
    'ProfilePasscode',
  ] as const) {
    expect(await registry.store.read.selectFrom(table).selectAll().execute(), table).toEqual([])
  }
})

test('the database file holds no secret in clear', async () => {
  const readable = {
    ...requirements,
    readableForHelpdesk: true,
    userDefinedCount: 1,
    questions: requirements.questions.map((one) => ({ ...one, kind: 'mandatory' as const })),
  }
  const own = { question: 'own-1', text: 'Who whistled at Cromer pier?', answer: 'Marmaduke' }
  await change({
    answers: { given: [...given, own], requirements: readable },
    totp,
    addContacts: [mail('ruth@example.org'), mobile('+491512345642')],
  })
  const { parts, write } = await profile.part(openPasscodes).issue({ length: 8, minutes: 60, split: true })
  await registry.store.transaction(write)
  const files = (await readdir(registry.store.folder)).filter((file) => file !== 'keys')
  const bytes = (await Promise.all(files.map((file) => readFile(join(registry.store.folder, file), 'latin1')))).join('')
  expect(bytes).toContain('r.osei')
  const secrets = [
    ...given.map(({ answer }) => answer),
    own.text,
    own.answer,
    'ruth@example',
    '1512345642',
    totp.secret,
    ...parts,
  ]
  for (const secret of secrets) expect(bytes.toLowerCase().includes(secret.toLowerCase()), secret).toBe(false)
})

test('answers hashed earlier can be registered and removed, with a mail each time', async () => {
  const hashed = await profile.hashAnswers(given, requirements)
  expect(JSON.stringify(hashed)).not.toContain(given[0]?.answer)
  await registry.store.transaction(await profile.change({ answers: { hashed: JSON.parse(JSON.stringify(hashed)) } }))
  expect(await profile.verifyAnswers(given)).toBe(true)
  await registry.store.transaction(await profile.change({ answers: 'remove' }))
  expect(await profile.isRegistered()).toBe(false)
  await registry.store.transaction(await profile.change({ answers: 'remove' }))
  expect((await registry.mails()).map(({ values }) => values.changes)).toEqual([
    'questions-registered',
    'questions-removed',
  ])
})
