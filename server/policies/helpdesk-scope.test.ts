import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { resolveHelpdeskScope } from './helpdesk-scope.ts'
import { managementPolicyDefinition } from './management-policy.ts'
import { findProtection } from './protected-accounts.ts'
import { createPolicyResolver, defaultPolicy } from './resolve.ts'

const person = (account: string, groups: string[] = [], more: Partial<DirectoryPerson> = {}): DirectoryPerson => ({
  id: account,
  domain: 'corp.example.com',
  distinguishedName: '',
  account,
  displayName: account,
  adminCount: false,
  kind: 'user',
  groups,
  ...more,
})
const policy = (id: string, priority: number, definition: object) => ({
  ...managementPolicyDefinition.parse({ name: id, ...definition }),
  id,
  priority,
  version: 1,
})
const policies = [
  policy('finance', 1, {
    userScope: { include: { groups: ['Finance'] } },
    helpdeskScope: { include: { groups: ['Finance Desk', 'Helpdesk'] }, exclude: { groups: ['Trainees'] } },
  }),
  { ...defaultPolicy, helpdeskScope: { include: { groups: ['Helpdesk'] }, exclude: { groups: [] } } },
]
const scopeOf = (operator: DirectoryPerson) =>
  resolveHelpdeskScope({
    policies,
    resolver: createPolicyResolver(policies),
    operator,
    findProtection: (one) => findProtection(one, ['svc-latchkey']),
  })
const managedBy = (...groups: string[]) => scopeOf(person('o', groups)).policies.map(({ id }) => id)

test('operators manage the policies whose helpdesk scope names them', () => {
  expect(managedBy('helpdesk')).toEqual(['finance', 'default'])
  expect(managedBy('finance desk')).toEqual(['finance'])
  expect(managedBy('finance desk', 'trainees')).toEqual([])
  expect(managedBy('helpdesk', 'trainees')).toEqual(['default'])
  expect(managedBy()).toEqual([])
})

test('operators help people of those policies, except protected accounts', () => {
  const operator = person('o', ['finance desk'])
  const { findRefusal: refusal } = scopeOf(operator)
  expect(refusal(person('f', ['finance']))).toBeUndefined()
  expect(refusal(person('s', ['sales']))).toBe('other-policy')
  expect(refusal(person('a', ['finance'], { adminCount: true }))).toBe('administrator')
  expect(refusal(person('svc-latchkey', ['finance']))).toBe('own-account')
})

test('no operator may help themselves after their account was renamed', () => {
  const operator = person('o', ['finance desk'])
  expect(scopeOf(operator).findRefusal(person('renamed', ['finance'], { id: operator.id }))).toBe('own-account')
})

test('no operator may help themselves, under any spelling of their name', () => {
  const operator = person('o', ['finance desk', 'finance'])
  const { findRefusal: refusal } = scopeOf(operator)
  expect(refusal(operator)).toBe('own-account')
  expect(refusal({ ...operator, id: 'another entry', account: 'O' })).toBe('own-account')
  expect(refusal(person('colleague', ['finance desk', 'finance']))).toBeUndefined()
})
