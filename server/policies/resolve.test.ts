import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { defaultPolicy, type ManagementPolicy, resolvePolicy } from './resolve.ts'

const inGroup = (group: string): DirectoryPerson => ({
  id: '',
  domain: 'corp.example.com',
  distinguishedName: '',
  account: 'any',
  displayName: 'Any',
  adminCount: false,
  kind: 'user',
  groups: [group],
})
const policyFor = (group: string): ManagementPolicy => ({
  ...defaultPolicy,
  id: group,
  covers: (person) => person.groups.includes(group),
})

test('of two policies that cover a person, the one of higher priority holds', () => {
  const everybody = { ...defaultPolicy, id: 'everybody' }
  expect(resolvePolicy(inGroup('finance'), [policyFor('finance'), everybody]).id).toBe('finance')
  expect(resolvePolicy(inGroup('sales'), [policyFor('finance'), everybody]).id).toBe('everybody')
})

test('whom no policy covers falls under the default one', () => {
  expect(resolvePolicy(inGroup('sales'), [policyFor('finance')])).toBe(defaultPolicy)
})
