import { afterAll, beforeAll, expect, test } from 'vitest'
import { isTooNew } from './method.ts'
import type { Profile } from './profile.ts'
import { openRegistry, type Registry, ruth } from './testing.ts'

let registry: Registry
let crowd: Profile[]
beforeAll(async () => {
  registry = await openRegistry()
  registry.profiles.of(ruth)
  crowd = Array.from({ length: 80 }, (_, index) => decoy(`nobody${index}`))
})
afterAll(() => registry[Symbol.asyncDispose]())

const decoy = (account: string) =>
  registry.profiles.decoy(registry.profiles.accountKey(ruth.domain, account), ruth.domain, { account })

test('a decoy has methods like anybody, the same each time, and some have more than others', async () => {
  const kinds = await Promise.all(crowd.map(async (one) => (await one.methods()).map(({ kind }) => kind)))
  expect(kinds.every((some) => some[0] === 'questions' && some[1] === 'corporate-mail')).toBe(true)
  for (const kind of ['totp', 'passkey', 'personal-mail'] as const) {
    const having = kinds.filter((some) => some.includes(kind)).length
    expect(having, kind).toBeGreaterThan(0)
    expect(having, kind).toBeLessThan(40)
  }
  expect(await decoy('nobody7').methods()).toEqual(await decoy('CORP\\NOBODY7').methods())
})

test('its addresses look like those of its domain, and lead nowhere', async () => {
  const [work] = await decoy('somebody').contacts()
  expect(work).toMatchObject({ id: 'corporate-mail', masked: 's•••@e•••.com', verified: true })
  for (const one of crowd) {
    for (const { value } of await one.contacts()) expect(value).toMatch(/^\S+@decoy\.invalid$/)
  }
})

test('its ids look like any, and its methods are no newer than others', async () => {
  const methods = (await Promise.all(crowd.map((one) => one.methods()))).flat()
  for (const { id, kind, addedAt } of methods) {
    if (kind === 'personal-mail' || kind === 'passkey')
      expect(id, kind).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isTooNew({ addedAt }, 24, registry.clock()), kind).toBe(false)
  }
})

test('its passkeys are as many and of as many kinds as other people’s, the same each time', async () => {
  const site = { id: 'localhost', name: 'Latchkey', origins: ['http://localhost:8080'] }
  const shown = async (one: Profile) => (await one.passkeySignIn(site)).options.allowCredentials as { id: string }[]
  const lists = await Promise.all(crowd.map(shown))
  expect(new Set(lists.map((list) => list.length))).toEqual(new Set([1, 2]))
  const lengths = lists.flat().map(({ id }) => Buffer.from(id, 'base64url').length)
  expect(new Set(lengths)).toEqual(new Set([16, 20, 32, 48, 64]))
  expect(new Set(lists.flat().map(({ id }) => id)).size).toBe(lengths.length)
  expect(await shown(decoy('nobody7'))).toEqual(lists[7])
})

test('it is registered with nothing, whatever it shows', async () => {
  for (const one of crowd) expect(await one.registered()).toBe(false)
})

test('a method is too new for so many hours, and what the directory says never is', () => {
  const addedAt = new Date('2026-11-22T09:00:00Z')
  expect(isTooNew({ addedAt }, 24, new Date('2026-11-23T08:59:59Z'))).toBe(true)
  expect(isTooNew({ addedAt }, 24, new Date('2026-11-23T09:00:00Z'))).toBe(false)
  expect(isTooNew({ addedAt }, 0, addedAt)).toBe(false)
  expect(isTooNew({}, 24, addedAt)).toBe(false)
})
