import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory, DirectoryPerson, DirectorySession, WriteTicket } from '../directory.ts'
import { dateToFiletime } from '../filetime.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, fakeOptions } from './testing/fake-domain.ts'
import { passTimeoutsInSilence } from './testing/pass-timeouts.ts'

/** What the proof by a bind with the new password adds to `pwdLastSet`. */
let fake: FakeController
let directory: Directory
let session: DirectorySession

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  session = directory.openSession({})
})
afterEach(async () => {
  await directory.close()
  await fake.close()
})
passTimeoutsInSilence(() => [fake])

const newPassword = 'Fresh-Start-1843'

function setPasswordLastSet(value: string): void {
  const entry = fake.entries.get(`CN=Ada,OU=People,${base}`)
  if (entry) entry.pwdLastSet = [value]
}

async function prepare(): Promise<[DirectoryPerson, WriteTicket]> {
  const result = await session.find('ada')
  const ticket = result.found === 'one' && (await session.prepareWrite(result.person))
  if (!ticket || result.found !== 'one') throw new Error('no controller accepts writes')
  return [result.person, ticket]
}

/** The controller's answer to the bind as the person; the service account can always bind. */
function answerBind(data: string | 'silence'): void {
  const refused = { code: 49, text: `80090308: LdapErr: AcceptSecurityContext error, data ${data}, v4563` }
  fake.bind = (name) => {
    if (name.startsWith('CN=svc')) return { code: 0, text: '' }
    return data === 'silence' ? 'silence' : refused
  }
}

test('if the password had to be changed before and has to now, only the new password proves the write', async () => {
  setPasswordLastSet('0')
  const [person, ticket] = await prepare()
  expect(await session.settlePassword(person, ticket)).toBe('unknown')
  expect(await session.settlePassword(person, ticket, newPassword)).toBe('applied')
  answerBind('52e')
  expect(await session.settlePassword(person, ticket, newPassword)).toBe('not-applied')
  answerBind('775')
  expect(await session.settlePassword(person, ticket, newPassword)).toBe('unknown')
})

test.each([
  ['52e', 'not-applied'],
  ['773', 'applied'],
  ['775', 'applied'],
] as const)('after a change of pwdLastSet a bind refused with data %s means %s', async (data, outcome) => {
  const [person, ticket] = await prepare()
  setPasswordLastSet(dateToFiletime(new Date()))
  answerBind(data)
  expect(await session.settlePassword(person, ticket, newPassword)).toBe(outcome)
})

test('if the bind with the new password gets no answer, the outcome is unknown', async () => {
  const [person, ticket] = await prepare()
  setPasswordLastSet(dateToFiletime(new Date()))
  answerBind('silence')
  expect(await session.settlePassword(person, ticket, newPassword)).toBe('unknown')
})
