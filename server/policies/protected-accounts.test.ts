import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { protection } from './protected-accounts.ts'

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
  expect(protection(employee)).toBeUndefined()
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
  ['krbtgt', { account: 'krbtgt' }, 'machinery'],
  ['krbtgt of a read-only controller', { account: 'krbtgt_20813' }, 'machinery'],
  ['a name that ends in $', { account: 'DESK-017$' }, 'machinery'],
  ['a computer', { kind: 'computer' }, 'machinery'],
  ['a trust', { kind: 'trust' }, 'machinery'],
  ['a service or managed service account', { kind: 'service' }, 'machinery'],
])('%s is protected', (_what, peculiarity, reason) => {
  expect(protection({ ...employee, ...peculiarity })).toBe(reason)
})

test.each(['krbtgt.miller', 'r.krbtgt', 'cash$flow'])('the name %s alone protects nobody', (account) => {
  expect(protection({ ...employee, account })).toBeUndefined()
})

test.each([
  'CN=Ruth Osei,OU=People,DC=corp,DC=example,DC=com',
  'cn=ruth osei,ou=people,dc=corp,dc=example,dc=com',
  'ruth.osei@example.com',
  'R.OSEI@corp.example.com',
  'CORP\\r.osei',
  'r.osei',
])('the account that Latchkey signs in with is protected, written as %s', (own) => {
  expect(protection(employee, ['other', own])).toBe('own-account')
})

test('another account of Latchkey protects nobody else', () => {
  expect(protection(employee, ['svc-latchkey', 'CN=svc-latchkey,DC=corp,DC=example,DC=com'])).toBeUndefined()
})
