import { afterAll, beforeAll, expect, test } from 'vitest'
import { directoryPassword } from '../authentication/directory-password.ts'
import type { FrontEnd } from '../authentication/sign-in-module.ts'
import { createEngineHarness, type EngineHarness } from './testing.ts'

let harness: EngineHarness

beforeAll(async () => {
  harness = await createEngineHarness()
})
afterAll(async () => {
  await harness[Symbol.asyncDispose]()
})

const signIn = async (account: string, password: string, frontEnd: FrontEnd = 'self-service') => {
  const result = await directoryPassword.signIn(harness.createSignInService(frontEnd), { account, password })
  return result.signedIn ? 'signed in' : result.code
}

test.each([
  ['active.user', 'Harbour-Lantern-41', 'signed in'],
  ['CORP\\active.user', 'Harbour-Lantern-41', 'signed in'],
  ['expired.user', 'Copper-Meadow-52', 'password-expired'],
  ['mustchange.user', 'Walnut-Station-63', 'password-expired'],
  ['active.user', 'wrong', 'sign-in-refused'],
  ['expired.user', 'wrong', 'sign-in-refused'],
  ['locked.user', 'Marble-Orchard-74', 'sign-in-refused'],
  ['disabled.user', 'Velvet-Compass-85', 'sign-in-refused'],
  ['protected.user', 'Granite-Feather-28', 'sign-in-refused'],
  ['nobody.here', 'Harbour-Lantern-41', 'sign-in-refused'],
  ['ambiguous.user', 'Silver-Pumpkin-73', 'sign-in-refused'],
])('%s with %s: %s', async (account, password, expected) => {
  expect(await signIn(account, password)).toBe(expected)
})

test.each(['helpdesk', 'administration'] as const)('a domain administrator may sign in to %s', async (frontEnd) => {
  expect(await signIn('protected.user', 'Granite-Feather-28', frontEnd)).toBe('signed in')
  expect(await signIn('protected.user', 'wrong', frontEnd)).toBe('sign-in-refused')
  expect(await signIn('disabled.user', 'Velvet-Compass-85', frontEnd)).toBe('sign-in-refused')
})

test('signing in never locks an account, and a right password resets the count', async () => {
  const tries = () => Promise.all(Array.from({ length: 12 }, () => signIn('finegrained.user', 'wrong')))
  expect(new Set(await tries())).toEqual(new Set(['sign-in-refused', 'too-many-attempts']))
  const session = harness.company.openSession({})
  const found = await session.find('finegrained.user')
  expect(found.found === 'one' && (await session.readState(found.person)).locked).toBe(false)

  const countFailures = async () => {
    const rows = await harness.store.read
      .selectFrom('Counter')
      .select('failures')
      .where('kind', '=', 'bind-unknown')
      .execute()
    return rows.map(({ failures }) => failures)
  }
  await harness.store.transaction((tx) => tx.deleteFrom('Counter').execute())
  await signIn('active.user', 'wrong')
  expect(await countFailures()).toEqual([1])
  await signIn('active.user', 'Harbour-Lantern-41')
  expect(await countFailures()).toEqual([0])
})
