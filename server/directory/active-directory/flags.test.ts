import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, fakeOptions } from './testing/fake-domain.ts'

/** The number with the flags is altered by others at the same moment, as no real directory does on demand. */
let fake: FakeController
let directory: Directory
let session: DirectorySession
let ada: DirectoryPerson
const dn = `CN=Ada,OU=People,${base}`

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  session = directory.openSession({})
  const result = await session.find('ada')
  if (result.found !== 'one') throw new Error(result.found)
  ada = result.person
})
afterEach(async () => {
  await directory.close()
  await fake.close()
})

function setFlags(flags: number): void {
  const entry = fake.entries.get(dn)
  if (entry) entry.userAccountControl = [String(flags)]
}

const flags = () => Number(fake.entries.get(dn)?.userAccountControl?.[0])
const sent = () =>
  fake.received
    .filter((request) => request.kind === 'modify')
    .map(({ changes }) => changes.map(({ operation, type, values }) => `${operation} ${type} ${values.join()}`))

/** As a controller does it: the old value must be there. */
function takeModify(before: () => void = () => undefined): void {
  fake.modify = (_dn, [gone, come]) => {
    before()
    if (gone?.values.join() !== String(flags())) {
      return {
        code: 16,
        text: '00002085: AtrErr: DSID-03152D2C, #1:\n\t0: 00002085: problem 1001 (NO_ATTRIBUTE_OR_VAL)',
      }
    }
    setFlags(Number(come?.values.join()))
    return { code: 0, text: '' }
  }
}

async function enable() {
  const ticket = await session.prepareWrite(ada)
  if (ticket === undefined) throw new Error('no controller')
  return session.enable(ada, ticket)
}

test('one modify deletes the old flags and adds the new ones', async () => {
  setFlags(0x200 | 0x2 | 0x40000)
  takeModify()
  expect(await enable()).toEqual({ outcome: 'applied' })
  expect(sent()).toEqual([['delete userAccountControl 262658', 'add userAccountControl 262656']])
})

test('a flag that someone else sets at the same time is kept', async () => {
  setFlags(0x202)
  let first = true
  takeModify(() => {
    if (first) setFlags(0x202 | 0x10000)
    first = false
  })
  expect(await enable()).toEqual({ outcome: 'applied' })
  expect(flags()).toBe(0x200 | 0x10000)
  expect(sent()).toHaveLength(2)
})

test('if others keep changing the flags, enabling is refused', async () => {
  setFlags(0x202)
  let other = 0
  takeModify(() => setFlags(0x202 | (0x10000 << other++)))
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'overtaken' })
  expect(sent()).toHaveLength(3)
  expect(flags() & 0x2).toBe(0x2)
})

test('an enabled account, and one whose flags may not be read, is not written', async () => {
  setFlags(0x200)
  expect(await enable()).toEqual({ outcome: 'applied' })
  delete fake.entries.get(dn)?.userAccountControl
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'not-permitted' })
  expect(sent()).toEqual([])
})

test('Windows refuses to enable an account whose password the policy does not allow', async () => {
  setFlags(0x202)
  fake.modify = () => ({ code: 53, text: '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0' })
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'policy' })
})

test('without an answer the outcome is unknown, and nothing is sent again', async () => {
  setFlags(0x202)
  fake.modify = () => 'drop'
  expect(await enable()).toEqual({ outcome: 'unknown' })
  expect(sent()).toHaveLength(1)
})

async function setMustChange() {
  const ticket = await session.prepareWrite(ada)
  if (ticket === undefined) throw new Error('no controller')
  return session.setMustChange(ada, ticket)
}

test('a password that never expires is not made to change', async () => {
  setFlags(0x200 | 0x10000)
  expect(await setMustChange()).toEqual({ outcome: 'refused', reason: 'password-never-expires' })
  expect(sent()).toEqual([])
})

test('an answer to a required change that has no known meaning leaves the outcome unknown', async () => {
  setFlags(0x200)
  fake.modify = () => ({ code: 16, text: '00002085: AtrErr: DSID-03152D2C, problem 1001 (NO_ATTRIBUTE_OR_VAL)' })
  expect(await setMustChange()).toEqual({ outcome: 'unknown' })
  expect(sent()).toEqual([['replace pwdLastSet 0']])
})

test('a required change is written as the directory expects it', async () => {
  setFlags(0x200)
  expect(await setMustChange()).toEqual({ outcome: 'applied' })
  expect(sent()).toEqual([['replace pwdLastSet 0']])
})

test.each([
  [50, '00000005: SecErr: DSID-03152E13, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'not-permitted'],
  [32, '00002030: NameErr: DSID-03152E13, problem 2001 (NO_OBJECT), data 0', 'missing'],
  [19, '0000052D: Constraint violation', 'policy'],
])('a refusal with code %i is reported as it is meant: %s', async (code, text, reason) => {
  setFlags(0x202)
  fake.modify = () => ({ code, text })
  expect(await enable()).toEqual({ outcome: 'refused', reason })
  expect(await setMustChange()).toEqual({ outcome: 'refused', reason })
})

test('an account that was deleted meanwhile is missing, and nothing is sent', async () => {
  const ticket = await session.prepareWrite(ada)
  if (ticket === undefined) throw new Error('no controller')
  fake.entries.delete(dn)
  expect(await session.enable(ada, ticket)).toEqual({ outcome: 'refused', reason: 'missing' })
  expect(await session.setMustChange(ada, ticket)).toEqual({ outcome: 'refused', reason: 'missing' })
  expect(sent()).toEqual([])
})

test('a ticket of a controller that is not configured, or does not answer, sends nothing', async () => {
  const ticket = await session.prepareWrite(ada)
  if (ticket === undefined) throw new Error('no controller')
  const elsewhere = { ...ticket, controller: 'ldaps://elsewhere.example.com:636' }
  expect(await session.enable(ada, elsewhere)).toEqual({ outcome: 'not-sent' })
  await fake.close()
  expect(await session.enable(ada, ticket)).toEqual({ outcome: 'not-sent' })
  expect(await session.setMustChange(ada, ticket)).toEqual({ outcome: 'not-sent' })
})
