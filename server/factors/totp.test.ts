import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { critical, type RunFacts } from '../activities/activity.ts'
import type { GuessShare } from '../activities/guess-limit.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import type { Profile } from '../profiles/profile.ts'
import { createProfileHarness, type ProfileHarness, ruth } from '../profiles/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { createTotpSecret, findTotpStep } from './common/totp-codes.ts'
import { authenticateWithTotp, openTotp } from './totp.ts'

describe('in a profile', () => {
  let registry: ProfileHarness
  let profile: Profile
  beforeEach(async () => {
    registry = await createProfileHarness()
    profile = registry.profiles.forPerson(ruth)
  })
  afterEach(() => registry[Symbol.asyncDispose]())

  const steps = 30_000
  const codeOf = (secret: string, later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: registry.clock().getTime() + later })

  async function enrol(): Promise<string> {
    const { secret } = createTotpSecret({ issuer: 'Latchkey', account: 'r.osei' })
    const step = findTotpStep(secret, codeOf(secret), registry.clock()) ?? 0
    await registry.store.transaction(await profile.change({ totp: { secret, step } }))
    return secret
  }

  async function signIn(code: string, as = profile): Promise<boolean> {
    return (await as.part(openTotp).verify(code)).valid
  }

  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('codes are those of RFC 6238, appendix B: %i', (time, code) => {
    const secret = Secret.fromLatin1('12345678901234567890').base32
    expect(findTotpStep(secret, code, new Date(time * 1000))).toBe(Math.floor(time / 30))
  })

  test('the enrolment address names issuer and account and has a secret of 160 bits', () => {
    const { secret, uri } = createTotpSecret({ issuer: 'Latchkey', account: 'r.osei' })
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new URL(uri)).toMatchObject({ protocol: 'otpauth:', host: 'totp' })
    expect(decodeURIComponent(uri)).toContain(`Latchkey:r.osei?issuer=Latchkey&secret=${secret}`)
    expect(createTotpSecret({ issuer: 'Latchkey', account: 'r.osei' }).secret).not.toBe(secret)
  })

  test('a code works once, with any spacing', async () => {
    const secret = await enrol()
    registry.pass(steps)
    const code = codeOf(secret)
    expect(await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true)
    expect(await signIn(code)).toBe(false)
  })

  test('the code that proved a new app cannot be used again', async () => {
    expect(await signIn(codeOf(await enrol()))).toBe(false)
  })

  test('clocks may differ by one step, either way, and no more', async () => {
    const secret = await enrol()
    registry.pass(10 * steps)
    for (const wrong of [-2, 2]) expect(await signIn(codeOf(secret, wrong * steps)), `${wrong}`).toBe(false)
    for (const right of [-1, 0, 1]) expect(await signIn(codeOf(secret, right * steps)), `${right}`).toBe(true)
  })

  test('after a code, earlier codes are refused', async () => {
    const secret = await enrol()
    registry.pass(10 * steps)
    expect(await signIn(codeOf(secret, steps))).toBe(true)
    expect(await signIn(codeOf(secret))).toBe(false)
  })

  test('L5: a code counts as right once it is consumed, and of requests at the same moment in one only', async () => {
    const secret = await enrol()
    registry.pass(steps)
    const proofs = await Promise.all([1, 2, 3, 4].map(() => signIn(codeOf(secret))))
    expect(proofs.filter(Boolean)).toHaveLength(1)
    expect(await signIn(codeOf(secret))).toBe(false)
  })

  test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '-12345'])('%j is no code', async (code) => {
    await enrol()
    expect(await signIn(code)).toBe(false)
  })

  test('a new app replaces the earlier one, and a removed app is refused', async () => {
    const [old, now] = [await enrol(), await enrol()]
    registry.pass(steps)
    expect(await signIn(codeOf(old))).toBe(false)
    expect(await signIn(codeOf(now))).toBe(true)
    await registry.store.transaction(await profile.change({ totp: 'remove' }))
    registry.pass(steps)
    expect(await signIn(codeOf(now))).toBe(false)
  })

  test('a decoy accepts no code', async () => {
    const decoy = registry.profiles.forDecoy('key', ruth.domain)
    const given = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(6, '0'))
    for (const code of given) expect(await signIn(code, decoy)).toBe(false)
  })
})

describe('asked by authenticate-with-totp', () => {
  let harness: ActivityHarness
  let secret: string
  beforeEach(async () => {
    harness = await createActivityHarness()
    secret = createTotpSecret({ issuer: 'Contoso', account: 'active.user' }).secret
    const profile = harness.profiles.forPerson(await harness.person('active.user'))
    const write = await profile.change({ totp: { secret, step: 1 } })
    await harness.store.transaction(write)
    await changeSignedRows(harness.store, 'ProfileTotp', { addedAt: new Date(Date.now() - 30 * 86_400_000) })
  })
  afterEach(() => harness[Symbol.asyncDispose]())

  const code = (later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later })
  /** Never the right one, nor one of the steps beside it. */
  const wrong = () => {
    const isRight = (typed: string) => [0, 30_000].some((ms) => findTotpStep(secret, typed, new Date(Date.now() + ms)))
    return ['000000', '111111', '222222', '333333', '444444'].find((typed) => !isRight(typed)) ?? ''
  }

  async function execute(
    typed: string,
    { account = 'active.user', run, share }: { account?: string; run?: Partial<RunFacts>; share?: GuessShare } = {},
  ) {
    const guesses = await harness.createGuesses(account, { share })
    const ctx = await harness.context(authenticateWithTotp, account, { run, guesses })
    const result = await authenticateWithTotp.execute?.(ctx, { code: typed })
    if (result && 'record' in result) await harness.store.transaction(async (tx) => result.record?.(tx))
    return result
  }

  test('a code of the app succeeds once', async () => {
    const typed = code()
    expect(await execute(`${typed.slice(0, 3)} ${typed.slice(3)}`)).toMatchObject({ kind: 'ok' })
    expect(await execute(typed)).toMatchObject({ kind: 'failed', code: 'wrong-totp-code', field: 'code' })
  })

  test('a person without an app and a decoy get the answer of a wrong code', async () => {
    expect(await execute(code(), { account: 'expired.user' })).toMatchObject({
      kind: 'failed',
      code: 'wrong-totp-code',
    })
    const ctx = await harness.context(authenticateWithTotp, 'active.user', { run: { decoy: true } })
    const profile = harness.profiles.forDecoy('0'.repeat(64), 'corp.example.com')
    expect(await authenticateWithTotp.execute?.({ ...ctx, profile }, { code: code() })).toMatchObject({
      kind: 'failed',
      code: 'wrong-totp-code',
    })
  })

  test('L5: of codes of both shares at the same moment ten are verified, and then the right one is refused', async () => {
    const shares = ['known', 'unknown'] as const
    const results = await Promise.all(
      shares.flatMap((share) => Array.from({ length: 8 }, () => execute(wrong(), { share }))),
    )
    expect(results.filter((result) => result?.kind === 'failed')).toHaveLength(10)
    for (const share of shares) expect(await execute(code(), { share })).toEqual(critical('too-many-attempts'))
  })

  test('an app set up just now suffices only with another factor', async () => {
    await changeSignedRows(harness.store, 'ProfileTotp', { addedAt: new Date() })
    expect(await execute(code())).toMatchObject({ kind: 'critical', code: 'method-too-new', values: { hours: 24 } })
    // The first one is used up.
    expect(await execute(code(30_000), { run: { authenticated: true } })).toMatchObject({ kind: 'ok' })
  })

  test('a locked profile is not verified', async () => {
    const profile = harness.profiles.forPerson(await harness.person('active.user'))
    await harness.store.transaction((tx) => profile.lock(tx, 30))
    expect(await execute(code())).toEqual(critical('profile-locked'))
  })
})
