import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { critical, failed, type Result } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import type { Profile } from '../profiles/profile.ts'
import { createProfileHarness, type ProfileHarness, ruth } from '../profiles/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { authenticateWithPasscode, openPasscodes, type PasscodeOrder } from './passcode.ts'

describe('in a profile', () => {
  let registry: ProfileHarness
  let profile: Profile
  beforeEach(async () => {
    registry = await createProfileHarness()
    profile = registry.profiles.forPerson(ruth)
  })
  afterEach(() => registry[Symbol.asyncDispose]())

  async function issue(order: Partial<PasscodeOrder> = {}, to = profile): Promise<string[]> {
    const { parts, write } = await to.part(openPasscodes).issue({ length: 8, minutes: 60, ...order })
    await registry.store.transaction(write)
    return [...parts]
  }

  async function signIn(code: string, as = profile): Promise<boolean> {
    const proof = await as.part(openPasscodes).verify(code)
    if (proof.valid) await registry.store.transaction(proof.consume)
    return proof.valid
  }

  /** As if its time had passed on the database's clock. */
  const expire = () => changeSignedRows(registry.store, 'ProfilePasscode', { expiresAt: new Date(0) })

  test('a passcode works once, also for a person who registered nothing', async () => {
    const [code = ''] = await issue()
    expect(await profile.isRegistered()).toBe(false)
    expect(await signIn('WRONGONE')).toBe(false)
    expect(await signIn(code)).toBe(true)
    expect(await signIn(code)).toBe(false)
  })

  test('passcodes have the ordered length, unambiguous characters, and differ', async () => {
    const codes = await Promise.all(
      Array.from(
        { length: 20 },
        async () => (await profile.part(openPasscodes).issue({ length: 12, minutes: 1 })).parts[0],
      ),
    )
    expect(new Set(codes).size).toBe(20)
    for (const code of codes) expect(code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{12}$/)
  })

  test('it may be typed in small letters, with spaces and dashes', async () => {
    const [code = ''] = await issue()
    expect(await signIn(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(true)
  })

  test('the halves of a split passcode work only together, in either order', async () => {
    const [one = '', other = ''] = await issue({ split: true })
    expect([one, other].map(({ length }) => length)).toEqual([8, 8])
    for (const half of [one, other, one + one, other + other]) expect(await signIn(half)).toBe(false)
    expect(await signIn(`${other} ${one}`)).toBe(true)
    const again = await issue({ split: true })
    expect(await signIn(again.join(''))).toBe(true)
  })

  test('a new passcode replaces the earlier one', async () => {
    const [[old = ''], [now = '']] = [await issue(), await issue()]
    expect(await signIn(old)).toBe(false)
    expect(await signIn(now)).toBe(true)
  })

  test("it expires by the database's clock, not by the host's", async () => {
    const [code = ''] = await issue()
    expect(await profile.part(openPasscodes).expiresAt()).toBeInstanceOf(Date)
    await expire()
    expect(await signIn(code)).toBe(false)
    expect(await profile.part(openPasscodes).expiresAt()).toBeUndefined()
    const [other = ''] = await issue()
    registry.pass(24 * 3_600_000)
    expect(await signIn(other)).toBe(true)
  })

  test('a passcode that expires between verification and the transaction is not used', async () => {
    const [code = ''] = await issue()
    const proof = await profile.part(openPasscodes).verify(code)
    await expire()
    await expect(registry.store.transaction(async (tx) => proof.valid && proof.consume(tx))).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('issuing a passcode unlocks the profile, and unlocking revokes it', async () => {
    await registry.store.transaction((tx) => profile.lock(tx, 30))
    const [code = ''] = await issue()
    expect(await profile.lockedUntil()).toBeUndefined()
    await registry.store.transaction((tx) => profile.unlock(tx))
    expect(await signIn(code)).toBe(false)
  })

  test('a passcode belongs to one person', async () => {
    const [code = ''] = await issue()
    expect(await signIn(code, registry.profiles.forPerson({ ...ruth, id: 'other', account: 'other' }))).toBe(false)
  })

  test('two runs with the same passcode: one succeeds', async () => {
    const [code = ''] = await issue()
    const proofs = await Promise.all([
      profile.part(openPasscodes).verify(code),
      profile.part(openPasscodes).verify(code),
    ])
    const spending = proofs.map((proof) => registry.store.transaction(async (tx) => proof.valid && proof.consume(tx)))
    const outcomes = await Promise.allSettled(spending)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test("a decoy's passcode never works", async () => {
    const decoy = registry.profiles.forDecoy('key', ruth.domain)
    const [code = ''] = await issue({}, decoy)
    expect(await signIn(code, decoy)).toBe(false)
    expect(await registry.store.read.selectFrom('ProfilePasscode').selectAll().execute()).toEqual([])
  })
})

describe('asked by authenticate-with-passcode', () => {
  let harness: ActivityHarness
  beforeEach(async () => {
    harness = await createActivityHarness()
  })
  afterEach(() => harness[Symbol.asyncDispose]())

  async function issue(split = false) {
    const profile = harness.profiles.forPerson(await harness.person('unregistered.user'))
    const issued = await profile.part(openPasscodes).issue({ length: 8, minutes: 60, split })
    await harness.store.transaction((tx) => issued.write(tx))
    return issued.parts
  }

  const answer = async (passcode: string) =>
    authenticateWithPasscode.execute?.(await harness.context(authenticateWithPasscode, 'unregistered.user'), {
      passcode,
    })

  const spend = (result: Result | undefined) =>
    harness.store.transaction(async (tx) => (result?.kind === 'ok' ? result.record?.(tx) : undefined))

  const wrong = failed('wrong-passcode', { field: 'passcode' })

  test('a passcode works once, in any spelling', async () => {
    const [passcode = ''] = await issue()
    const result = await answer(` ${passcode.toLowerCase().replace(/^(....)/, '$1-')} `)
    expect(result).toMatchObject({ kind: 'ok' })
    await spend(result)
    expect(await answer(passcode)).toEqual(wrong)
  })

  test('both halves of a split passcode are needed, in either order', async () => {
    const [first = '', second = ''] = await issue(true)
    expect(await answer(first)).toEqual(wrong)
    expect(await answer(second)).toEqual(wrong)
    expect(await answer(first + first)).toEqual(wrong)
    expect(await answer(`${second} ${first}`)).toMatchObject({ kind: 'ok' })
  })

  test('a wrong passcode and an account without one get the same answer', async () => {
    expect(await answer('ABCDEFGH')).toEqual(wrong)
    await issue()
    expect(await answer('ABCDEFGH')).toEqual(wrong)
  })

  test('a profile locked afterwards accepts no passcode', async () => {
    const [passcode = ''] = await issue()
    const profile = harness.profiles.forPerson(await harness.person('unregistered.user'))
    await harness.store.transaction((tx) => profile.lock(tx, 30))
    expect(await answer(passcode)).toEqual(critical('profile-locked'))
  })
})
