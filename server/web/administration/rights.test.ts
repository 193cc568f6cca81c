import { expect, test } from 'vitest'
import { readRights } from './rights.ts'
import { listSections } from './sections.ts'

test('an administrator changes everything', () => {
  expect(readRights({ roles: ['administrator'], policies: [] })).toMatchObject({ administers: true, readsAll: true })
  expect(readRights({ roles: ['administrator'] }).mayEdit('branches')).toBe(true)
})

test('an auditor reads everything and changes nothing', () => {
  const rights = readRights({ roles: ['auditor'], policies: [] })
  expect(rights).toMatchObject({ administers: false, readsAll: true })
  expect(rights.mayEdit('default')).toBe(false)
})

test('a policy owner changes the own policy and sees no other', () => {
  const rights = readRights({ roles: ['policy-owner'], policies: ['branches'] })
  expect(rights).toMatchObject({ administers: false, readsAll: false, ownPolicies: ['branches'] })
  expect([rights.mayEdit('branches'), rights.mayEdit('default')]).toEqual([true, false])
  expect(listSections(rights).map(({ id }) => id)).toEqual(['policies', 'workflows', 'questions', 'password-rules'])
})

test('an auditor who owns a policy reads everything and changes the own policy', () => {
  const rights = readRights({ roles: ['auditor', 'policy-owner'], policies: ['branches'] })
  expect(rights).toMatchObject({ administers: false, readsAll: true })
  expect([rights.mayEdit('branches'), rights.mayEdit('default')]).toEqual([true, false])
  expect(listSections(rights).length).toBeGreaterThan(2)
})
