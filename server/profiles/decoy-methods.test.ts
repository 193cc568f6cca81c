import { afterAll, beforeAll, expect, test } from 'vitest'
import { factors } from '../factors/index.ts'
import { openPasskeys } from '../factors/passkey/webauthn.ts'
import { saveTotp } from '../store/profile-totp.ts'
import { saveProfile } from '../store/profiles.ts'
import { isTooNew } from './method.ts'
import { countMethodSharesOnce, readMethodShares, saveMethodShares } from './method-shares.ts'
import type { Profile } from './profile.ts'
import { createProfileHarness, type ProfileHarness, ruth } from './testing.ts'

let registry: ProfileHarness
let crowd: Profile[]
beforeAll(async () => {
  registry = await createProfileHarness()
  registry.profiles.forPerson(ruth)
  await registry.store.transaction((tx) => saveMethodShares(tx, { totp: 0.2, passkey: 0.2 }))
  crowd = Array.from({ length: 80 }, (_, index) => decoy(`nobody${index}`))
})
afterAll(() => registry[Symbol.asyncDispose]())

const decoy = (account: string) =>
  registry.profiles.forDecoy(registry.profiles.accountKey(ruth.domain, account), ruth.domain, { account })

test('decoys have methods like real people, the same each time, some more than others', async () => {
  const kinds = await Promise.all(crowd.map(async (one) => (await one.methods()).map(({ kind }) => kind)))
  expect(kinds.every((some) => some[0] === 'questions' && some[1] === 'corporate-mail')).toBe(true)
  for (const kind of ['totp', 'passkey', 'personal-mail'] as const) {
    const having = kinds.filter((some) => some.includes(kind)).length
    expect(having, kind).toBeGreaterThan(0)
    expect(having, kind).toBeLessThan(40)
  }
  // A masked address begins as the account was typed.
  const withoutMasks = async (account: string) =>
    (await decoy(account).methods()).map(({ masked: _, ...method }) => method)
  expect(await withoutMasks('nobody7')).toEqual(await withoutMasks('CORP\\NOBODY7'))
})

test('its addresses look like those of its domain, and lead nowhere', async () => {
  const [work] = await decoy('somebody').contacts()
  expect(work).toMatchObject({ id: 'corporate-mail', masked: 's•••@e•••.com', verified: true })
  for (const one of crowd) {
    for (const { value } of await one.contacts()) expect(value).toMatch(/^\S+@decoy\.invalid$/)
  }
})

test("a decoy's ids look real, and its methods are never too new", async () => {
  const methods = (await Promise.all(crowd.map((one) => one.methods()))).flat()
  for (const { id, kind, addedAt } of methods) {
    if (kind === 'personal-mail' || kind === 'passkey')
      expect(id, kind).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isTooNew({ addedAt }, 24, registry.clock()), kind).toBe(false)
  }
})

test("a decoy's passkeys vary like real people’s, the same each time", async () => {
  const site = { id: 'localhost', name: 'Latchkey', origins: ['http://localhost:8080'] }
  const shown = async (one: Profile) =>
    (await one.part(openPasskeys).startSignIn(site)).options.allowCredentials as { id: string }[]
  const lists = await Promise.all(crowd.map(shown))
  expect(new Set(lists.map((list) => list.length))).toEqual(new Set([1, 2]))
  const lengths = lists.flat().map(({ id }) => Buffer.from(id, 'base64url').length)
  expect(new Set(lengths)).toEqual(new Set([16, 20, 32, 48, 64]))
  expect(new Set(lists.flat().map(({ id }) => id)).size).toBe(lengths.length)
  expect(await shown(decoy('nobody7'))).toEqual(lists[7])
})

test('a decoy is not registered', async () => {
  for (const one of crowd) expect(await one.isRegistered()).toBe(false)
})

test("a method is too new for the configured hours; the directory's never is", () => {
  const addedAt = new Date('2026-11-22T09:00:00Z')
  expect(isTooNew({ addedAt }, 24, new Date('2026-11-23T08:59:59Z'))).toBe(true)
  expect(isTooNew({ addedAt }, 24, new Date('2026-11-23T09:00:00Z'))).toBe(false)
  expect(isTooNew({ addedAt }, 0, addedAt)).toBe(false)
  expect(isTooNew({}, 24, addedAt)).toBe(false)
})

test('M6: decoys have an app or a passkey as often as registered people do; those who have it keep it when more do', async () => {
  await using other = await createProfileHarness()
  const holders = async (share: number) => {
    await other.store.transaction((tx) => saveMethodShares(tx, { totp: share, passkey: 0 }))
    const found = new Set<string>()
    for (let index = 0; index < 200; index++) {
      const profile = other.profiles.forDecoy(other.profiles.accountKey('d', `nobody${index}`), 'd')
      const kinds = (await profile.methods()).map(({ kind }) => kind)
      expect(kinds).not.toContain('passkey')
      if (kinds.includes('totp')) found.add(`nobody${index}`)
    }
    return found
  }
  expect((await holders(0)).size).toBe(0)
  const few = await holders(0.25)
  const more = await holders(0.6)
  expect(few.size).toBeGreaterThan(25)
  expect(few.size).toBeLessThan(75)
  expect(more.size).toBeGreaterThan(90)
  expect([...few].every((account) => more.has(account))).toBe(true)
  // A count that hardly differs moves no decoy.
  expect(await holders(0.55)).toEqual(more)
})

test('M6: before the first nightly count decoys have what people registered already, counted once', async () => {
  await using other = await createProfileHarness()
  const { store } = other
  const register = (personId: string) =>
    store.transaction(async (tx) => {
      await saveProfile(tx, { personId, domain: 'd', language: 'en', askSalt: 's', answers: [] })
      await saveTotp(tx, { personId, sealedSecret: 'v1.x', lastStep: 7 })
    })
  await register('one')
  expect(await readMethodShares(store.read)).toEqual({})
  await countMethodSharesOnce(store, factors)
  expect(await readMethodShares(store.read)).toEqual({ totp: 1 })
  const decoyOfDomain = other.profiles.forDecoy(other.profiles.accountKey('d', 'nobody'), 'd')
  expect((await decoyOfDomain.methods()).map(({ kind }) => kind)).toContain('totp')

  await store.transaction((tx) => tx.deleteFrom('ProfileTotp').execute())
  await countMethodSharesOnce(store, factors)
  expect(await readMethodShares(store.read)).toEqual({ totp: 1 })
})
