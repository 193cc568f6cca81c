import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { putSetting } from '../store/settings.ts'
import { temporaryStore } from '../store/testing.ts'
import { administrationSettings, readAdministration } from './administration.ts'
import { isAdministrator } from './staff-roles.ts'

const person: DirectoryPerson = {
  id: 'a',
  domain: 'corp.example.com',
  distinguishedName: '',
  account: 'a',
  displayName: 'A',
  adminCount: false,
  kind: 'user',
  groups: ['latchkey administrators'],
}

const sample = { isSample: true }
const real = { isSample: false }

test('members of the groups are administrators, but no computer or service account', () => {
  const settings = administrationSettings.parse({})
  expect(isAdministrator(person, settings, sample)).toBe(true)
  expect(isAdministrator({ ...person, groups: ['domain users'] }, settings, sample)).toBe(false)
  for (const kind of ['computer', 'service'] as const) {
    expect(isAdministrator({ ...person, kind }, settings, sample)).toBe(false)
  }
})

test('with an invalid setting no one can sign in, not even the default group', async () => {
  await using store = await temporaryStore()
  expect((await readAdministration(store.read)).groups).toEqual(['Latchkey Administrators'])
  await store.transaction((tx) => putSetting(tx, 'administration', { groups: [] }, 0))
  expect(isAdministrator(person, await readAdministration(store.read), sample)).toBe(false)
})

test.each([
  ['a SID', 's-1-5-21-1-2-3-1104', true],
  ['a SID in capitals', 'S-1-5-21-1-2-3-1104', true],
  ['a distinguished name', 'CN=Latchkey Administrators,OU=Groups,DC=corp,DC=example,DC=com', true],
  ['a name', 'Latchkey Administrators', false],
])('M9: with a real directory a group named by %s admits its members: %s', (_how, group, admits) => {
  const groups = [
    'latchkey administrators',
    's-1-5-21-1-2-3-1104',
    'cn=latchkey administrators,ou=groups,dc=corp,dc=example,dc=com',
  ]
  expect(isAdministrator({ ...person, groups }, administrationSettings.parse({ groups: [group] }), real)).toBe(admits)
})

test('M9: a real directory has no administrators until a group is set', () => {
  expect(isAdministrator(person, administrationSettings.parse({}), real)).toBe(false)
})
