import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory, DirectoryPerson, DirectorySession } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, fakeDomain } from './testing/fake-domain.ts'

/** The number with the flags is altered by others at the same moment, as no real directory does on demand. */
let fake: FakeController
let directory: Directory
let session: DirectorySession
let ada: DirectoryPerson
const dn = `CN=Ada,OU=People,${base}`

beforeEach(async () => {
  fake = await startFakeController(fakeDomain())
  directory = createActiveDirectory({
    controllers: [fake.url],
    ...{ base, bindDn: `CN=svc,${base}`, bindPassword: 'service', ca: fake.ca },
  })
  session = directory.session({})
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

test('the old number goes and the new one comes in one modify', async () => {
  setFlags(0x200 | 0x2 | 0x40000)
  takeModify()
  expect(await enable()).toEqual({ outcome: 'applied' })
  expect(sent()).toEqual([['delete userAccountControl 262658', 'add userAccountControl 262656']])
})

test('what somebody else set meanwhile is kept', async () => {
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

test('one that others alter again and again is left to them', async () => {
  setFlags(0x202)
  let other = 0
  takeModify(() => setFlags(0x202 | (0x10000 << other++)))
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'overtaken' })
  expect(sent()).toHaveLength(3)
  expect(flags() & 0x2).toBe(0x2)
})

test('one that is enabled already, or whose flags may not be read, is not written', async () => {
  setFlags(0x200)
  expect(await enable()).toEqual({ outcome: 'applied' })
  delete fake.entries.get(dn)?.userAccountControl
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'not-permitted' })
  expect(sent()).toEqual([])
})

test('an account without a password that the policy allows cannot be enabled, says Windows', async () => {
  setFlags(0x202)
  fake.modify = () => ({ code: 53, text: '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0' })
  expect(await enable()).toEqual({ outcome: 'refused', reason: 'policy' })
})

test('no answer is unknown, and nothing is sent again', async () => {
  setFlags(0x202)
  fake.modify = () => 'drop'
  expect(await enable()).toEqual({ outcome: 'unknown' })
  expect(sent()).toHaveLength(1)
})
