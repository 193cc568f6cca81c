import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type AccountState,
  type Directory,
  type DirectoryPasswordPolicy,
  type DirectoryPerson,
  type DirectorySession,
  deletedAccount,
} from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { toStateAfterNewPassword } from './known-people.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, createFakePerson, fakeOptions } from './testing/fake-domain.ts'

/** What a session has read of a person is asked again only when it may have changed. */
const dn = `CN=Ada,OU=People,${base}`
const id = '00000000-0000-0000-0000-000000000002'
const decoyId = '33353632-3734-3634-3238-643363653532'
const day = 86_400_000
let fake: FakeController
let directory: Directory
let session: DirectorySession
let person: DirectoryPerson

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  // Fills what is kept for longer than a session.
  await directory.openSession({}).findByIdWithState(id)
  session = directory.openSession({})
  const found = await session.findById(id)
  if (found === undefined) throw new Error('ada')
  person = found
  fake.received.splice(0)
})
afterEach(async () => {
  await directory.close()
  await fake.close()
})

/** Whether a connection that was quiet for a while is checked first depends on how fast the machine is. */
const countSearches = () =>
  fake.received.splice(0).filter((request) => request.kind === 'search' && request.base !== '').length
const lock = () => {
  const entry = fake.entries.get(dn)
  if (entry) entry['msDS-User-Account-Control-Computed'] = ['16']
}

test('a person’s state, policy and the moment of the last password come with the person', async () => {
  expect(await session.readState(person)).toMatchObject({ locked: false })
  expect(await session.readPasswordPolicy(person)).toMatchObject({ minLength: 8 })
  expect(await session.prepareWrite(person)).toMatchObject({ controller: fake.url })
  expect(countSearches()).toBe(0)
})

test('another session asks again', async () => {
  lock()
  expect(await directory.openSession({}).readState(person)).toMatchObject({ locked: true })
  expect(countSearches()).toBe(1)
})

test.each([
  ['a wrong password', '52e', true, 1],
  ['the right password', undefined, false, 0],
  ['a password that must be changed, which the state did not say', '773', true, 1],
])('after %s', async (_, refusal, isLocked, searches) => {
  if (refusal !== undefined) fake.bind = () => ({ code: 49, text: `80090308: LdapErr: comment, data ${refusal}, v1` })
  await session.verifyPassword(person, 'typed')
  lock()
  countSearches()
  expect(await session.readState(person)).toMatchObject({ locked: isLocked })
  expect(countSearches()).toBe(searches)
})

test('a write that was not sent is prepared with what the controller says now', async () => {
  const ticket = await session.prepareWrite(person)
  fake.modify = () => ({ code: 51, text: '' })
  const passwords = { password: 'old', newPassword: 'Fresh-Start-1843' }
  expect(ticket && (await session.changePassword(person, passwords, ticket))).toEqual({ outcome: 'not-sent' })
  const entry = fake.entries.get(dn)
  if (entry) entry.pwdLastSet = ['133000000000000000']
  expect(await session.prepareWrite(person)).toMatchObject({ passwordLastSet: '133000000000000000' })
})

test('after a change the state is known, and what another write is prepared with is not', async () => {
  const { passwordLastSet, passwordExpiresAt } = await session.readState(person)
  const ticket = await session.prepareWrite(person)
  const passwords = { password: 'old', newPassword: 'Fresh-Start-1843' }
  if (ticket) await session.changePassword(person, passwords, ticket)
  countSearches()
  const after = await session.readState(person)
  expect(countSearches()).toBe(0)
  const age = (passwordExpiresAt?.getTime() ?? 0) - (passwordLastSet?.getTime() ?? 0)
  expect((after.passwordExpiresAt?.getTime() ?? 0) - (after.passwordLastSet?.getTime() ?? 0)).toBe(age)
  await session.prepareWrite(person)
  expect(countSearches()).toBe(1)
})

test('a decoy costs the same queries as a person, and gets nothing of the person who is read for it', async () => {
  expect(await session.findById(decoyId)).toBeUndefined()
  const decoy = { ...person, id: decoyId }
  expect(await session.readState(decoy)).toEqual(deletedAccount)
  expect(countSearches()).toBe(1)
  await session.verifyDecoy('not.there', 'typed')
  await session.readState(decoy)
  expect(await session.readAttribute(decoy, 'displayName')).toBeUndefined()
  expect(countSearches()).toBe(2)
})

test('a person outside the base is not found by an id', async () => {
  const outside = createFakePerson('bea', 1105, 3)
  fake.entries.set('CN=Bea,OU=People,DC=other,DC=example,DC=com', outside)
  expect(await session.findById('00000000-0000-0000-0000-000000000003')).toBeUndefined()
})

test.each([
  ['expires as long after it as before', { age: 42 * day }, { maxAge: 7 * day }, 42 * day],
  ['never expires, as before', {}, { maxAge: 7 * day }, undefined],
  ['had to be changed: the domain’s age counts', { mustChange: true }, { maxAge: 7 * day }, 7 * day],
  ['had to be changed, and the domain has no age', { mustChange: true }, {}, undefined],
])(
  'a new password %s',
  (_, { age, mustChange = false }: { age?: number; mustChange?: boolean }, {
    maxAge,
  }: { maxAge?: number }, expected) => {
    const now = new Date()
    const before: AccountState = {
      locked: false,
      passwordExpired: !mustChange,
      mustChange,
      disabled: false,
      accountExpired: false,
      passwordLastSet: mustChange ? undefined : new Date(0),
      passwordExpiresAt: age === undefined ? undefined : new Date(age),
    }
    const policy = { source: 'domain', maxAge } as DirectoryPasswordPolicy
    const after = toStateAfterNewPassword(before, policy, now)
    expect(after).toMatchObject({ passwordExpired: false, mustChange: false, passwordLastSet: now })
    expect(after?.passwordExpiresAt?.getTime()).toBe(expected === undefined ? undefined : now.getTime() + expected)
    if (mustChange) expect(toStateAfterNewPassword(before, { ...policy, source: 'fine-grained' }, now)).toBeUndefined()
  },
)
