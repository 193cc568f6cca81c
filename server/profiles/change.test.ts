import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { MethodChanges } from './method.ts'
import type { Profile } from './profile.ts'
import { answers as given, openRegistry, type Registry, requirements, ruth } from './testing.ts'

let registry: Registry
let profile: Profile
beforeEach(async () => {
  registry = await openRegistry()
  profile = registry.profiles.of(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

const change = async (changes: MethodChanges, of = profile) => registry.store.transaction(await of.change(changes))
const mail = (value: string, verified = true) => ({ kind: 'mail' as const, value, verified })
const mobile = (value: string) => ({ kind: 'mobile' as const, value, verified: true })
const passkey = { name: 'Laptop', credentialId: 'AAAA', publicKey: 'BBBB', counter: 0, transports: [] }
const totp = { secret: 'JBSWY3DPEHPK3PXP', step: 1 }
const idOf = async (value: string) => (await profile.contacts()).find((one) => one.value === value)?.id ?? ''

/** Whom the mails since the last look told of what. */
let seen = 0
beforeEach(() => {
  seen = 0
})
async function told() {
  const mails = await registry.mails()
  const fresh = mails.slice(seen)
  seen = mails.length
  return fresh.map(({ to, values }) => `${to}: ${values.changes}`).sort()
}

describe('every change is told to all old and new addresses', () => {
  test('first answers, to the corporate address', async () => {
    await change({ answers: { given, requirements } })
    expect(await told()).toEqual(['ruth.osei@example.com: questions-registered'])
    await change({ answers: { given, requirements } })
    expect(await told()).toEqual(['ruth.osei@example.com: questions-changed'])
  })

  test('a personal address, to itself as well; then its removal, too', async () => {
    await change({ addContacts: [mail('ruth@example.org')] })
    expect(await told()).toEqual([
      'ruth.osei@example.com: personal-mail-added',
      'ruth@example.org: personal-mail-added',
    ])
    const removeContacts = [await idOf('ruth@example.org')]
    await change({ removeContacts, addContacts: [mail('osei@example.net')] })
    const both = 'personal-mail-removed personal-mail-added'
    expect(await told()).toEqual(
      ['osei@example.net', 'ruth.osei@example.com', 'ruth@example.org'].map((to) => `${to}: ${both}`),
    )
    await change({ removeContacts: [await idOf('osei@example.net')] })
    expect(await told()).toEqual(
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
    await told()
    await change(after)
    expect(await told()).toEqual([`ruth.osei@example.com: ${what}`])
  })

  test('a removed passkey and number', async () => {
    await change({ addPasskeys: [passkey], addContacts: [mobile('+491512345642')] })
    await told()
    const [{ id } = { id: '' }] = await profile.passkeys()
    await change({ removePasskeys: [id], removeContacts: [await idOf('+491512345642')] })
    expect(await told()).toEqual(['ruth.osei@example.com: personal-mobile-removed passkey-removed'])
  })

  test('in the language of the person, by kinds only; the audit learns the same', async () => {
    profile = registry.profiles.of({ ...ruth, language: 'de' })
    await change({ addContacts: [mail('ruth@example.org')], totp })
    const [order] = await registry.mails()
    expect(order).toMatchObject({ template: 'methods-changed', language: 'de' })
    const events = await registry.store.read.selectFrom('AuditEvent').selectAll().execute()
    expect(events).toMatchObject([{ event: 'methods-changed', subject: ruth.id }])
    expect(JSON.parse(events[0]?.data ?? '')).toEqual({ changes: ['personal-mail-added', 'totp-added'] })
    expect(JSON.stringify(order?.values) + events[0]?.data).not.toMatch(/@|JBSWY/)
  })

  test('an address that is none holds nothing up', async () => {
    profile = registry.profiles.of({ ...ruth, mail: 'see intranet' })
    await change({ totp })
    expect(await told()).toEqual([])
    expect(await profile.registered()).toBe(true)
  })
})

test('what changes nothing is told to nobody', async () => {
  await change({ addContacts: [mail('ruth@example.org')] })
  await told()
  await change({
    addContacts: [mail('RUTH@example.org')],
    removeContacts: ['unknown'],
    removePasskeys: ['unknown'],
    totp: 'remove',
  })
  expect(await told()).toEqual([])
  expect((await profile.contacts()).filter(({ origin }) => origin === 'personal')).toHaveLength(1)
})

test('mails, audit and change stand or fall together', async () => {
  const write = await profile.change({ totp, addContacts: [mail('ruth@example.org')] })
  const failing = registry.store.transaction(async (tx) => {
    await write(tx)
    throw new Error('the round fails')
  })
  await expect(failing).rejects.toThrow('the round fails')
  expect(await told()).toEqual([])
  expect(await profile.methods()).toEqual([{ kind: 'corporate-mail', id: 'corporate-mail' }])
})

test('one person cannot remove what is another one’s', async () => {
  await change({ addContacts: [mail('ruth@example.org')], addPasskeys: [passkey] })
  const [{ id } = { id: '' }] = await profile.passkeys()
  const stranger = registry.profiles.of({ ...ruth, id: 'other', account: 'other', mail: undefined })
  await change({ removeContacts: [await idOf('ruth@example.org')], removePasskeys: [id] }, stranger)
  expect(await profile.passkeys()).toHaveLength(1)
  expect(await idOf('ruth@example.org')).not.toBe('')
})

test('an address counts once a code has come back from it, and then since then', async () => {
  await change({ addContacts: [mail('ruth@example.org', false)] })
  expect(await profile.registered()).toBe(false)
  await change({ addContacts: [mail('ruth@example.org')] })
  expect(await profile.methods()).toContainEqual({
    kind: 'personal-mail',
    id: expect.any(String),
    addedAt: expect.any(Date),
  })
  expect(await profile.registered()).toBe(true)
})

test('the helpdesk asks for an update until answers are registered anew', async () => {
  await change({ answers: { given, requirements } })
  await registry.store.transaction((tx) => profile.requireUpdate(tx))
  expect(await profile.state(requirements)).toEqual({ state: 'must-update', reasons: ['update-required'] })
  await change({ totp })
  expect(await profile.state(requirements)).toMatchObject({ state: 'must-update' })
  await change({ answers: { given, requirements } })
  expect(await profile.state(requirements)).toEqual({ state: 'complete' })
})

test('unregistering leaves nothing of anybody', async () => {
  await change({
    answers: { given, requirements },
    addContacts: [mail('ruth@example.org')],
    totp,
    addPasskeys: [passkey],
  })
  await registry.store.transaction((await profile.issuePasscode({ length: 8, minutes: 60 })).write)
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

test('nothing that is a secret lies in the database file', async () => {
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
  const { parts, write } = await profile.issuePasscode({ length: 8, minutes: 60, split: true })
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

test('answers hashed earlier are registered as they are, and removed again, each time told', async () => {
  const hashed = await profile.hashed(given, requirements)
  expect(JSON.stringify(hashed)).not.toContain(given[0]?.answer)
  await registry.store.transaction(await profile.change({ answers: { hashed: JSON.parse(JSON.stringify(hashed)) } }))
  expect(await profile.verifyAnswers(given)).toBe(true)
  await registry.store.transaction(await profile.change({ answers: 'remove' }))
  expect(await profile.registered()).toBe(false)
  await registry.store.transaction(await profile.change({ answers: 'remove' }))
  expect((await registry.mails()).map(({ values }) => values.changes)).toEqual([
    'questions-registered',
    'questions-removed',
  ])
})
