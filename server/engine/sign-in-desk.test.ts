import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { directoryPassword } from '../authentication/directory-password.ts'
import type { FrontEnd } from '../authentication/module.ts'
import { type Office, openOffice } from './testing.ts'

let folder: string
let office: Office

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-sign-in-'))
  office = await openOffice({ folder })
}, 60_000)
afterAll(async () => {
  await office[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const signIn = async (account: string, password: string, frontEnd: FrontEnd = 'self-service') => {
  const result = await directoryPassword.signIn(office.desk(frontEnd), { account, password })
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

test.each(['helpdesk', 'administration'] as const)('who administers the domain may sign in to %s', async (frontEnd) => {
  expect(await signIn('protected.user', 'Granite-Feather-28', frontEnd)).toBe('signed in')
  expect(await signIn('protected.user', 'wrong', frontEnd)).toBe('sign-in-refused')
  expect(await signIn('disabled.user', 'Velvet-Compass-85', frontEnd)).toBe('sign-in-refused')
})

test('signing on never locks an account, and a right password clears what was counted', async () => {
  const tries = () => Promise.all(Array.from({ length: 12 }, () => signIn('finegrained.user', 'wrong')))
  expect(new Set(await tries())).toEqual(new Set(['sign-in-refused']))
  const session = office.company.session({})
  const found = await session.find('finegrained.user')
  expect(found.found === 'one' && (await session.state(found.person)).locked).toBe(false)
})
