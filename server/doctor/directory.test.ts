import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeController, startFakeController } from '../directory/active-directory/testing/fake-controller.ts'
import { base, createFakeDomain } from '../directory/active-directory/testing/fake-domain.ts'
import { insertPolicy } from '../store/management-policies.ts'
import { openStore } from '../store/open.ts'
import { openKeys } from '../store/open-keys.ts'
import { directory } from './directory.ts'
import { createDoctorHarness, type DoctorHarness, realDirectory } from './testing.ts'

/** Windows controllers, for what Samba does not have. */
let controller: FakeController
let harness: DoctorHarness

beforeEach(async () => {
  harness = await createDoctorHarness()
  controller = await startFakeController(createFakeDomain('dc1', 'dc2'))
  const ada = entry(`CN=Ada,OU=People,${base}`)
  ada.sAMAccountType = ['805306368']
  ada.allowedAttributesEffective = ['pwdLastSet', 'LockoutTime']
})
afterEach(async () => {
  await controller.close()
  await harness[Symbol.asyncDispose]()
})

function entry(dn: string) {
  const found = controller.entries.get(dn)
  if (!found) throw new Error(`the fake domain has no ${dn}`)
  return found
}

async function look() {
  const LATCHKEY_DIRECTORY_CA_FILE = join(harness.folder, 'ca.pem')
  await writeFile(LATCHKEY_DIRECTORY_CA_FILE, controller.ca)
  return harness.runCheck(directory, {
    LATCHKEY_DIRECTORY: controller.url,
    LATCHKEY_DIRECTORY_CA_FILE,
    LATCHKEY_DIRECTORY_BIND_DN: `CN=svc,${base}`,
    LATCHKEY_DIRECTORY_BIND_PASSWORD: 'service',
  })
}

async function storePolicy(more: object) {
  const { database, keyFile } = harness.config(realDirectory)
  const store = await openStore(database)
  await openKeys(store, keyFile)
  const definition = JSON.stringify({ name: 'Sales', ...more })
  await store.transaction((tx) => insertPolicy(tx, { id: 'sales', priority: 1, definition }))
  await store.close()
}

test('an attribute for private addresses of which nothing can be read is a warning', async () => {
  await storePolicy({ callerMethods: { privateMail: 'otherMailbox' } })
  expect((await look())['private e-mail otherMailbox']).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('grant read'),
  })
  entry(`CN=Ada,OU=People,${base}`).otherMailbox = ['ada@home.example']
  expect((await look())['private e-mail otherMailbox']).toMatchObject({ level: 'ok' })
})

test('an attribute that a password rule names and of which nothing can be read is a warning', async () => {
  const settings = { attributes: ['extensionAttribute5'] }
  await storePolicy({ rules: [{ id: 'user-properties', settings }] })
  expect((await look())['personal detail extensionAttribute5']).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('grant read'),
  })
  entry(`CN=Ada,OU=People,${base}`).extensionAttribute5 = ['B-17']
  expect((await look())['personal detail extensionAttribute5']).toMatchObject({ level: 'ok' })
})

test('without a policy that names one, no attribute is asked for', async () => {
  expect(Object.keys(await look()).filter((subject) => subject.startsWith('private'))).toEqual([])
})

const generalizedTime = (time: number) => `${new Date(time).toISOString().replace(/[-:T]/g, '').slice(0, 14)}.0Z`

test('rights are found regardless of capitals, and history on reset is enforced', async () => {
  const seen = await look()
  expect(seen['write lockoutTime']).toMatchObject({ level: 'ok' })
  expect(seen['history on reset']).toMatchObject({ level: 'ok', text: expect.stringContaining('113556.1.4.2239') })
  expect(controller.received.map(({ kind }) => kind)).not.toContain('modify')
  expect(controller.received.filter(({ kind }) => kind === 'bind')).toHaveLength(1)
})

test('the right to write flags is optional, and a warning where only some people have it', async () => {
  expect((await look())['write userAccountControl']?.level).toBe('note')
  entry(`CN=Ada,OU=People,${base}`).allowedAttributesEffective?.push('userAccountControl')
  expect((await look())['write userAccountControl']?.level).toBe('ok')
  const { allowedAttributesEffective: _, ...bea } = entry(`CN=Ada,OU=People,${base}`)
  controller.entries.set(`CN=Bea,OU=People,${base}`, { ...bea, allowedAttributesEffective: ['pwdLastSet'] })
  expect((await look())['write userAccountControl']).toMatchObject({
    level: 'warn',
    text: expect.stringContaining('1 of 2'),
  })
})

test.each([
  [2, 'ok', /^\d s from ours$/],
  [120, 'warn', /^1(19|20|21) s ahead of ours: /],
  [-4000, 'FAIL', /^(3999|400[01]) s behind ours: set both machines by the same time server\.$/],
])('a clock that differs by %d s: %s', async (seconds, level, text) => {
  entry('').currentTime = [generalizedTime(Date.now() + seconds * 1000)]
  expect((await look()).clock).toMatchObject({ level, text: expect.stringMatching(text) })
})

test('a controller that takes writes is told from a read-only one, whose remedy names the setting', async () => {
  expect((await look()).writes).toMatchObject({ level: 'ok' })
  entry('').supportedCapabilities = ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1920']
  expect((await look()).writes).toMatchObject({
    level: 'warn',
    text: expect.stringMatching(/read-only.*LATCHKEY_DIRECTORY/),
  })
})

test('a PDC emulator that is not configured is a warning', async () => {
  expect((await look())['PDC emulator']).toMatchObject({ level: 'warn', text: expect.stringContaining('ldaps://dc2.') })
})

test('a right that is missing on everybody fails', async () => {
  entry(`CN=Ada,OU=People,${base}`).allowedAttributesEffective = ['pwdLastSet']
  const seen = await look()
  expect(seen['write lockoutTime']).toMatchObject({ level: 'FAIL', text: expect.stringContaining('(unlocking)') })
  expect(seen['write pwdLastSet']?.level).toBe('ok')
})

test.each([
  ['52e', 'is refused'],
  ['532', 'has an expired password'],
  ['775', 'is locked'],
  ['533', 'is disabled'],
])('a service account refused with %s %s', async (code, text) => {
  controller.bind = () => ({ code: 49, text: `80090308: LdapErr: DSID-0C090439, comment: …, data ${code}, v4563` })
  expect((await look())['service account']).toMatchObject({ level: 'FAIL', text: expect.stringContaining(text) })
})

test('a controller that stops answering is reported with the findings so far', async () => {
  controller.search = (from) => (from === base ? 'drop' : undefined)
  const seen = await look()
  expect(seen['service account']?.level).toBe('ok')
  expect(seen.reading).toMatchObject({ level: 'FAIL', text: expect.stringContaining('broke off') })
})
