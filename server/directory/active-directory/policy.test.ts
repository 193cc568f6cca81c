import { afterEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { millisecondsToInterval } from '../filetime.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, fakeOptions } from './testing/fake-domain.ts'
import type { FakeEntry } from './testing/ldap-messages.ts'

let fake: FakeController
let directory: Directory

afterEach(async () => {
  await directory.close()
  await fake.close()
})

const minute = 60_000
const day = 24 * 60 * minute
const never = '-9223372036854775808'
const fineGrained = `CN=Strict,CN=Password Settings Container,CN=System,${base}`
const strict: FakeEntry = {
  objectClass: ['msDS-PasswordSettings'],
  'msDS-MinimumPasswordLength': ['14'],
  'msDS-PasswordHistoryLength': ['3'],
  'msDS-PasswordComplexityEnabled': ['TRUE'],
  'msDS-MinimumPasswordAge': [millisecondsToInterval(2 * day)],
  'msDS-MaximumPasswordAge': [millisecondsToInterval(30 * day)],
  'msDS-LockoutThreshold': ['4'],
  'msDS-LockoutDuration': [never],
  'msDS-LockoutObservationWindow': [millisecondsToInterval(15 * minute)],
}

/** Reads the policy of `ada`, to whom the fine-grained one applies if there is one. */
async function readPolicy(domain: FakeEntry, special?: FakeEntry) {
  const entries = createFakeDomain()
  const ada = entries[`CN=Ada,OU=People,${base}`]
  fake = await startFakeController({
    ...entries,
    [base]: { ...entries[base], ...domain },
    ...(special && {
      [`CN=Ada,OU=People,${base}`]: { ...ada, 'msDS-ResultantPSO': [fineGrained] },
      [fineGrained]: special,
    }),
  })
  directory = createActiveDirectory(fakeOptions([fake]))
  const session = directory.openSession({})
  const found = await session.find('ada')
  if (found.found !== 'one') throw new Error(found.found)
  return session.readPasswordPolicy(found.person)
}

test('a fine-grained policy replaces that of the domain', async () => {
  expect(await readPolicy({ minPwdLength: ['20'] }, strict)).toEqual({
    source: 'fine-grained',
    minLength: 14,
    historyLength: 3,
    complexity: true,
    minAge: 2 * day,
    maxAge: 30 * day,
    lockoutThreshold: 4,
    lockoutDuration: 0,
    observationWindow: 15 * minute,
    resetIgnoresHistory: false,
  })
})

test('a fine-grained policy may do without complexity', async () => {
  const lax = { ...strict, 'msDS-PasswordComplexityEnabled': ['FALSE'] }
  expect(await readPolicy({}, lax)).toMatchObject({ complexity: false })
})

test.each([
  ['10', 5],
  ['0', 5],
  ['3', 3],
])('an unreadable fine-grained policy: a domain threshold of %s leaves at most %i tries', async (threshold, tries) => {
  const unreadable = { objectClass: ['msDS-PasswordSettings'] }
  expect(await readPolicy({ lockoutThreshold: [threshold] }, unreadable)).toMatchObject({
    source: 'fine-grained',
    minLength: 8,
    lockoutThreshold: tries,
  })
})

/** All fine-grained policies by name; `undefined`: their container may not be read. */
async function readLockout(domain: FakeEntry, fineGrained: Record<string, FakeEntry> | undefined) {
  const container = `CN=Password Settings Container,CN=System,${base}`
  const entries = createFakeDomain()
  fake = await startFakeController({
    ...entries,
    [base]: { ...entries[base], ...domain },
    ...(fineGrained && { [container]: { objectClass: ['msDS-PasswordSettingsContainer'] } }),
    ...Object.fromEntries(Object.entries(fineGrained ?? {}).map(([name, entry]) => [`CN=${name},${container}`, entry])),
  })
  directory = createActiveDirectory(fakeOptions([fake]))
  return directory.openSession({}).readStrictestLockout('corp.example.com')
}

const lockingAt = (threshold: string, minutes: number): FakeEntry => ({
  ...strict,
  'msDS-LockoutThreshold': [threshold],
  'msDS-LockoutObservationWindow': [millisecondsToInterval(minutes * minute)],
})

test.each<[string, string, Record<string, FakeEntry> | undefined, number, number]>([
  ['the lowest threshold with the longest window', '10', { A: lockingAt('4', 5), B: lockingAt('7', 90) }, 4, 90],
  ['the domain’s own where it is stricter', '3', { A: lockingAt('7', 5) }, 3, 30],
  ['policies that never lock count for nothing', '10', { A: lockingAt('0', 5) }, 10, 30],
  ['a domain that never locks has one policy that does', '0', { A: lockingAt('6', 5) }, 6, 30],
  ['nothing locks', '0', {}, 0, 30],
  ['one policy may not be read', '10', { A: { objectClass: ['msDS-PasswordSettings'] } }, 5, 30],
  ['the container may not be read', '10', undefined, 5, 30],
  ['the container may not be read, and the domain never locks', '0', undefined, 5, 30],
])('L1: the strictest lockout: %s', async (_, threshold, fineGrained, lockoutThreshold, minutes) => {
  const expected = { lockoutThreshold, observationWindow: minutes * minute }
  expect(await readLockout({ lockoutThreshold: [threshold] }, fineGrained)).toEqual(expected)
})

test('passwords that never expire have no maximum age, and further flags of the domain are no complexity', async () => {
  const policy = await readPolicy({ pwdProperties: ['16'], maxPwdAge: [never], lockoutDuration: [never] })
  expect(policy).toMatchObject({ source: 'domain', complexity: false, lockoutDuration: 0 })
  expect(policy.maxAge).toBeUndefined()
})
