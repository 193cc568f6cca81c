import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Profile } from './profile.ts'
import { openRegistry, type Registry, ruth } from './testing.ts'
import { newTotp, totpStep } from './totp.ts'

let registry: Registry
let profile: Profile
beforeEach(async () => {
  registry = await openRegistry()
  profile = registry.profiles.of(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

const steps = 30_000
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: registry.clock().getTime() + later })

async function enrol(): Promise<string> {
  const { secret } = newTotp({ issuer: 'Latchkey', account: 'r.osei' })
  const step = totpStep(secret, codeOf(secret), registry.clock()) ?? 0
  await registry.store.transaction(await profile.change({ totp: { secret, step } }))
  return secret
}

async function signIn(code: string, as = profile): Promise<boolean> {
  const proof = await as.verifyTotp(code)
  if (proof.right) await registry.store.transaction(proof.spend)
  return proof.right
}

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('codes are those of RFC 6238, appendix B: %i', (time, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32
  expect(totpStep(secret, code, new Date(time * 1000))).toBe(Math.floor(time / 30))
})

test('an app is set up by an address that says whose it is, with 160 bits', () => {
  const { secret, uri } = newTotp({ issuer: 'Latchkey', account: 'r.osei' })
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(new URL(uri)).toMatchObject({ protocol: 'otpauth:', host: 'totp' })
  expect(decodeURIComponent(uri)).toContain(`Latchkey:r.osei?issuer=Latchkey&secret=${secret}`)
  expect(newTotp({ issuer: 'Latchkey', account: 'r.osei' }).secret).not.toBe(secret)
})

test('a code is right once, however it is spaced', async () => {
  const secret = await enrol()
  registry.pass(steps)
  const code = codeOf(secret)
  expect(await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(true)
  expect(await signIn(code)).toBe(false)
})

test('the code that set the app up is spent by that', async () => {
  expect(await signIn(codeOf(await enrol()))).toBe(false)
})

test('clocks may differ by one step, either way, and no more', async () => {
  const secret = await enrol()
  registry.pass(10 * steps)
  for (const wrong of [-2, 2]) expect(await signIn(codeOf(secret, wrong * steps)), `${wrong}`).toBe(false)
  for (const right of [-1, 0, 1]) expect(await signIn(codeOf(secret, right * steps)), `${right}`).toBe(true)
})

test('after a later code no earlier one is right', async () => {
  const secret = await enrol()
  registry.pass(10 * steps)
  expect(await signIn(codeOf(secret, steps))).toBe(true)
  expect(await signIn(codeOf(secret))).toBe(false)
})

test('two runs with one code at once: one gets through, nothing of the other stands', async () => {
  const secret = await enrol()
  registry.pass(steps)
  const proofs = await Promise.all([1, 2].map(() => profile.verifyTotp(codeOf(secret))))
  expect(proofs.every(({ right }) => right)).toBe(true)
  const spending = proofs.map((proof) => registry.store.transaction(async (tx) => proof.right && proof.spend(tx)))
  const outcomes = await Promise.allSettled(spending)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '-12345'])('%j is no code', async (code) => {
  await enrol()
  expect(await signIn(code)).toBe(false)
})

test('a new app takes the place of the old one, and a removed one opens nothing', async () => {
  const [old, now] = [await enrol(), await enrol()]
  registry.pass(steps)
  expect(await signIn(codeOf(old))).toBe(false)
  expect(await signIn(codeOf(now))).toBe(true)
  await registry.store.transaction(await profile.change({ totp: 'remove' }))
  registry.pass(steps)
  expect(await signIn(codeOf(now))).toBe(false)
})

test('a decoy takes no code', async () => {
  const nobody = registry.profiles.decoy('key', ruth.domain)
  const given = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(6, '0'))
  for (const code of given) expect(await signIn(code, nobody)).toBe(false)
})
