import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { findProtection, findStaffProtection, isOwnAccount } from './protected-accounts.ts'

const employee: DirectoryPerson = {
  id: '5f0c6f0e-0000-4000-8000-000000000000',
  domain: 'corp.example.com',
  distinguishedName: 'CN=Ruth Osei,OU=People,DC=corp,DC=example,DC=com',
  account: 'r.osei',
  userPrincipalName: 'ruth.osei@example.com',
  displayName: 'Ruth Osei',
  adminCount: false,
  kind: 'user',
  groups: ['domain users', 's-1-5-21-1-2-3-513', 'it', 's-1-5-21-1-2-3-1512', 's-1-5-32-545'],
}

test('an employee is not protected', () => {
  expect(findProtection(employee)).toBeUndefined()
})

test.each<[string, Partial<DirectoryPerson>, string]>([
  ['marked by adminCount', { adminCount: true }, 'administrator'],
  ['Domain Admins by SID', { groups: ['s-1-5-21-1-2-3-512'] }, 'protected-group'],
  ['Domain Admins by SID in capitals', { groups: ['S-1-5-21-1-2-3-512'] }, 'protected-group'],
  ['Enterprise Admins by SID', { groups: ['s-1-5-21-9-9-9-519'] }, 'protected-group'],
  ['Schema Admins by SID', { groups: ['s-1-5-21-9-9-9-518'] }, 'protected-group'],
  ['Key Admins by SID', { groups: ['s-1-5-21-9-9-9-526'] }, 'protected-group'],
  ['Administrators by SID', { groups: ['s-1-5-32-544'] }, 'protected-group'],
  ['Account Operators by SID', { groups: ['s-1-5-32-548'] }, 'protected-group'],
  ['Backup Operators by SID', { groups: ['s-1-5-32-551'] }, 'protected-group'],
  ['Domain Admins by name', { groups: ['Domain Admins'] }, 'protected-group'],
  ['DnsAdmins, which has no fixed SID', { groups: ['dnsadmins'] }, 'protected-group'],
  ['Domain Admins among other groups', { groups: [...employee.groups, 's-1-5-21-1-2-3-512'] }, 'protected-group'],
  ['krbtgt', { account: 'krbtgt' }, 'machinery'],
  ['krbtgt of a read-only controller', { account: 'krbtgt_20813' }, 'machinery'],
  ['a name that ends in $', { account: 'DESK-017$' }, 'machinery'],
  ['a computer', { kind: 'computer' }, 'machinery'],
  ['a trust', { kind: 'trust' }, 'machinery'],
  ['a service or managed service account', { kind: 'service' }, 'machinery'],
])('%s is protected', (_what, peculiarity, reason) => {
  expect(findProtection({ ...employee, ...peculiarity })).toBe(reason)
})

test.each(['krbtgt.miller', 'r.krbtgt', 'cash$flow'])('the name %s alone does not protect an account', (account) => {
  expect(findProtection({ ...employee, account })).toBeUndefined()
})

test.each([
  'CN=Ruth Osei,OU=People,DC=corp,DC=example,DC=com',
  'cn=ruth osei,ou=people,dc=corp,dc=example,dc=com',
  'ruth.osei@example.com',
  'R.OSEI@corp.example.com',
  'CORP\\r.osei',
  '  r.osei ',
  'r.osei',
])('the account with which Latchkey signs in is protected, written as %s', (own) => {
  expect(findProtection(employee, ['other', own])).toBe('own-account')
})

test('an account of Latchkey protects no other account', () => {
  expect(findProtection(employee, ['svc-latchkey', 'CN=svc-latchkey,DC=corp,DC=example,DC=com'])).toBeUndefined()
})

test.each<[string, Partial<DirectoryPerson>, string | undefined]>([
  ['an employee', {}, undefined],
  ['an administrator', { adminCount: true }, undefined],
  ['a member of a protected group', { groups: ['domain admins'] }, undefined],
  ['a service account', { kind: 'service' }, 'machinery'],
  ['the account of Latchkey', { account: 'svc-latchkey' }, 'own-account'],
])('on a staff site %s with %j is protected: %s', (_what, peculiarity, reason) => {
  expect(findStaffProtection({ ...employee, ...peculiarity }, ['svc-latchkey'])).toBe(reason)
})

test('the same account name in another domain is another account', () => {
  expect(isOwnAccount(employee, { ...employee, id: 'another', account: 'R.Osei' })).toBe(true)
  expect(isOwnAccount(employee, { ...employee, id: 'another', domain: 'branch.example.com' })).toBe(false)
})
