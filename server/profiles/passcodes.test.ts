import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PasscodeOrder } from './passcode.ts'
import type { Profile } from './profile.ts'
import { openRegistry, type Registry, ruth } from './testing.ts'

let registry: Registry
let profile: Profile
beforeEach(async () => {
  registry = await openRegistry()
  profile = registry.profiles.of(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

async function issue(order: Partial<PasscodeOrder> = {}, to = profile): Promise<string[]> {
  const { parts, write } = await to.issuePasscode({ length: 8, minutes: 60, ...order })
  await registry.store.transaction(write)
  return [...parts]
}

async function signIn(code: string, as = profile): Promise<boolean> {
  const proof = await as.verifyPasscode(code)
  if (proof.right) await registry.store.transaction(proof.spend)
  return proof.right
}

test('a passcode works once, also for somebody who registered nothing', async () => {
  const [code = ''] = await issue()
  expect(await profile.registered()).toBe(false)
  expect(await signIn('WRONGONE')).toBe(false)
  expect(await signIn(code)).toBe(true)
  expect(await signIn(code)).toBe(false)
})

test('it is as long as ordered, of characters that nobody takes for others, and never the same', async () => {
  const codes = await Promise.all(
    Array.from({ length: 20 }, async () => (await profile.issuePasscode({ length: 12, minutes: 1 })).parts[0]),
  )
  expect(new Set(codes).size).toBe(20)
  for (const code of codes) expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{12}$/)
})

test('it may be typed in small letters, with spaces and dashes', async () => {
  const [code = ''] = await issue()
  expect(await signIn(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(true)
})

test('the halves of a split one open nothing alone, and together in either order', async () => {
  const [one = '', other = ''] = await issue({ split: true })
  expect([one, other].map(({ length }) => length)).toEqual([8, 8])
  for (const half of [one, other, one + one, other + other]) expect(await signIn(half)).toBe(false)
  expect(await signIn(`${other} ${one}`)).toBe(true)
  const again = await issue({ split: true })
  expect(await signIn(again.join(''))).toBe(true)
})

test('a new one takes the place of the old one', async () => {
  const [[old = ''], [now = '']] = [await issue(), await issue()]
  expect(await signIn(old)).toBe(false)
  expect(await signIn(now)).toBe(true)
})

test("it expires on the database's clock, whatever this host's says", async () => {
  const [code = ''] = await issue({ minutes: 0.02 })
  expect(await profile.passcodeUntil()).toBeInstanceOf(Date)
  await delay(1400)
  expect(await signIn(code)).toBe(false)
  expect(await profile.passcodeUntil()).toBeUndefined()
  const [other = ''] = await issue()
  registry.pass(24 * 3_600_000)
  expect(await signIn(other)).toBe(true)
})

test('one that expires between verifying and the end of the round is not spent', async () => {
  const [code = ''] = await issue({ minutes: 0.02 })
  const proof = await profile.verifyPasscode(code)
  await delay(1400)
  await expect(registry.store.transaction(async (tx) => proof.right && proof.spend(tx))).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('issuing one takes off the lock, and taking off the lock revokes it', async () => {
  await registry.store.transaction((tx) => profile.lock(tx, 30))
  const [code = ''] = await issue()
  expect(await profile.lockedUntil()).toBeUndefined()
  await registry.store.transaction((tx) => profile.unlock(tx))
  expect(await signIn(code)).toBe(false)
})

test('one person has it, nobody else', async () => {
  const [code = ''] = await issue()
  expect(await signIn(code, registry.profiles.of({ ...ruth, id: 'other', account: 'other' }))).toBe(false)
})

test('two runs with one passcode at once: one gets through', async () => {
  const [code = ''] = await issue()
  const proofs = await Promise.all([profile.verifyPasscode(code), profile.verifyPasscode(code)])
  const spending = proofs.map((proof) => registry.store.transaction(async (tx) => proof.right && proof.spend(tx)))
  const outcomes = await Promise.allSettled(spending)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a decoy is issued one that opens nothing', async () => {
  const nobody = registry.profiles.decoy('key', ruth.domain)
  const [code = ''] = await issue({}, nobody)
  expect(await signIn(code, nobody)).toBe(false)
  expect(await registry.store.read.selectFrom('ProfilePasscode').selectAll().execute()).toEqual([])
})
