import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedSamplePolicies } from '../policies/seed-sample.ts'
import { seedSample } from '../profiles/seed-sample.ts'
import { findPolicy, updatePolicy } from '../store/management-policies.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
  await seedSample(server.services)
  await seedSamplePolicies(server.services)
})
afterAll(() => server[Symbol.asyncDispose]())

const loadOtherSite = async (account: string, frontEnd: string) => {
  const staff = server.as(await server.signIn(account, frontEnd))
  return (await staff('GET', '/api/v1/session')).body.otherSite
}

/** Administrators help people, too. */
async function letAdministratorsHelp(): Promise<void> {
  const { store, policies, directory } = server.services
  const found = await directory.openSession({}).find('site.admin')
  if (found.found !== 'one') throw new Error('site.admin')
  const stored = await findPolicy(store.read, 'default')
  const { helpdeskScope, ...others } = JSON.parse(stored?.definition ?? '{}')
  const groups = [...helpdeskScope.include.groups, ...found.person.groups]
  const definition = JSON.stringify({ ...others, helpdeskScope: { include: { groups } } })
  await store.transaction((tx) =>
    updatePolicy(tx, { id: 'default', expectedVersion: stored?.version ?? 0 }, { definition }),
  )
  policies.invalidate()
}

test('a session names the other site of staff only to those whom it admits', async () => {
  expect(await loadOtherSite('helpdesk.operator', 'helpdesk')).toBeUndefined()
  expect(await loadOtherSite('site.admin', 'administration')).toBeUndefined()
  await letAdministratorsHelp()
  expect(await loadOtherSite('site.admin', 'administration')).toBe('helpdesk')
  expect(await loadOtherSite('site.admin', 'helpdesk')).toBe('administration')
  expect(await loadOtherSite('helpdesk.operator', 'helpdesk')).toBeUndefined()
  expect(await loadOtherSite('active.user', 'self-service')).toBeUndefined()
})
