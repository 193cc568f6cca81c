import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { chromeExtensionOrigin } from '../../shared/extension-id.ts'
import { critical, type RunFacts } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import type { Profile } from '../profiles/profile.ts'
import { createProfileHarness, type ProfileHarness, ruth } from '../profiles/testing.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import { loadRelyingParty } from './common/relying-party.ts'
import { createSoftwareAuthenticator } from './passkey/testing.ts'
import { checkNewPasskey, openPasskeys } from './passkey/webauthn.ts'
import { authenticateWithPasskey } from './passkey.ts'

describe('in a profile', () => {
  const site = {
    id: 'latchkey.example.com',
    name: 'Latchkey',
    origins: ['https://latchkey.example.com', 'chrome-extension://abc'],
  }
  const at = { rpId: site.id, origin: 'https://latchkey.example.com' }

  let registry: ProfileHarness
  let profile: Profile
  beforeEach(async () => {
    registry = await createProfileHarness()
    profile = registry.profiles.forPerson(ruth)
  })
  afterEach(() => registry[Symbol.asyncDispose]())

  async function register(authenticator: ReturnType<typeof createSoftwareAuthenticator>, name = 'Laptop') {
    const { challenge } = await profile.part(openPasskeys).startRegistration(site)
    const passkey = await checkNewPasskey({ site, challenge, response: authenticator.create(challenge), name })
    if (!passkey) throw new Error('not accepted')
    await registry.store.transaction(await profile.change({ addPasskeys: [passkey] }))
  }

  async function signIn(response: (challenge: string) => unknown, as = profile) {
    const { challenge } = await as.part(openPasskeys).startSignIn(site)
    const proof = await as.part(openPasskeys).verify({ site, challenge, response: response(challenge) })
    if (proof.valid) await registry.store.transaction(proof.consume)
    return proof.valid
  }

  test('several passkeys work, each with its name and last use', async () => {
    const [laptop, key] = [createSoftwareAuthenticator(at), createSoftwareAuthenticator(at)]
    await register(laptop)
    await register(key, 'Key ring')
    expect(await signIn((challenge) => key.get(challenge))).toBe(true)
    expect(await profile.part(openPasskeys).list()).toMatchObject([
      { name: 'Laptop', lastUsedAt: undefined },
      { name: 'Key ring', lastUsedAt: expect.any(Date) },
    ])
    const { options } = await profile.part(openPasskeys).startSignIn(site)
    expect(options.allowCredentials).toMatchObject([
      { id: laptop.credentialId, transports: ['internal'] },
      { id: key.credentialId },
    ])
  })

  test('the browser is asked to exclude registered passkeys and to verify the owner', async () => {
    const laptop = createSoftwareAuthenticator(at)
    await register(laptop)
    const { options } = await profile.part(openPasskeys).startRegistration(site)
    expect(options).toMatchObject({
      rp: { id: site.id },
      user: { name: 'r.osei', displayName: 'Ruth Osei' },
      excludeCredentials: [{ id: laptop.credentialId }],
      authenticatorSelection: { userVerification: 'required' },
    })
  })

  test.each<[string, (challenge: string, own: ReturnType<typeof createSoftwareAuthenticator>) => unknown]>([
    ['another challenge', (_, own) => own.get('b3RoZXI')],
    ['another site', (challenge, own) => own.get(challenge, { origin: 'https://latchkey.example.org' })],
    ['an owner who was not verified', (challenge, own) => own.get(challenge, { verified: false })],
    ['a counter that does not go on', (challenge, own) => own.get(challenge, { count: -1 })],
    ['an unregistered passkey', (challenge) => createSoftwareAuthenticator(at).get(challenge)],
    [
      "another key under the registered one's name",
      (challenge, own) => ({
        // Its counter goes on, so that only the signature is wrong.
        ...createSoftwareAuthenticator(at).get(challenge, { count: 9 }),
        id: own.credentialId,
        rawId: own.credentialId,
      }),
    ],
    ['nothing of the kind', () => ({ id: 7 })],
    ['nothing at all', () => undefined],
  ])('%s is refused', async (_what, response) => {
    const own = createSoftwareAuthenticator(at)
    await register(own)
    expect(await signIn((challenge) => own.get(challenge, { count: 3 }))).toBe(true)
    expect(await signIn((challenge) => response(challenge, own))).toBe(false)
  })

  test("the extension's origin is accepted", async () => {
    const own = createSoftwareAuthenticator(at)
    await register(own)
    expect(await signIn((challenge) => own.get(challenge, { origin: 'chrome-extension://abc' }))).toBe(true)
  })

  test('one assertion succeeds in only one of two runs', async () => {
    const own = createSoftwareAuthenticator(at)
    await register(own)
    const { challenge } = await profile.part(openPasskeys).startSignIn(site)
    const response = own.get(challenge)
    const proofs = [
      await profile.part(openPasskeys).verify({ site, challenge, response }),
      await profile.part(openPasskeys).verify({ site, challenge, response }),
    ]
    const spending = proofs.map((proof) => registry.store.transaction(async (tx) => proof.valid && proof.consume(tx)))
    const outcomes = await Promise.allSettled(spending)
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test.each([
    ['another challenge', { challenge: 'b3RoZXI' }],
    ['another site', { site: { ...site, id: 'latchkey.example.org' } }],
    ['nothing of the kind', { response: { id: 'x' } }],
  ])('a new passkey for %s is refused', async (_what, wrong) => {
    const { challenge } = await profile.part(openPasskeys).startRegistration(site)
    const response = createSoftwareAuthenticator(at).create(challenge)
    expect(await checkNewPasskey({ site, challenge, response, name: 'x', ...wrong })).toBeUndefined()
  })

  test('a new passkey without user verification is refused', async () => {
    const { challenge } = await profile.part(openPasskeys).startRegistration(site)
    const response = createSoftwareAuthenticator(at).create(challenge, { verified: false })
    expect(await checkNewPasskey({ site, challenge, response, name: 'x' })).toBeUndefined()
  })

  test('a passkey cannot be registered twice, not even for two people', async () => {
    const own = createSoftwareAuthenticator(at)
    await register(own)
    profile = registry.profiles.forPerson({ ...ruth, id: 'other', account: 'other' })
    await expect(register(own)).rejects.toMatchObject({ code: 'conflict' })
    expect(await profile.part(openPasskeys).list()).toEqual([])
  })

  test('a removed passkey is refused', async () => {
    const own = createSoftwareAuthenticator(at)
    await register(own)
    const [passkey] = await profile.part(openPasskeys).list()
    await registry.store.transaction(await profile.change({ removePasskeys: [passkey?.id ?? ''] }))
    expect(await signIn((challenge) => own.get(challenge))).toBe(false)
  })

  test('decoys ask for one or two passkeys, the same each time, as people with passkeys would, and accept none', async () => {
    const decoys = Array.from({ length: 40 }, (_, index) => registry.profiles.forDecoy(`key ${index}`, ruth.domain))
    const ask = async (decoy: Profile) => {
      const { options } = await decoy.part(openPasskeys).startSignIn(site)
      return options.allowCredentials as { id: string; type: string }[]
    }
    const asked = await Promise.all(decoys.map(ask))
    expect(await Promise.all(decoys.map(ask))).toEqual(asked)
    expect(new Set(asked.map(({ length }) => length))).toEqual(new Set([1, 2]))
    for (const { id, type } of asked.flat()) {
      expect(id).toMatch(/^[\w-]{22,86}$/)
      expect(type).toBe('public-key')
    }
    const [decoy = profile] = decoys
    expect(await signIn((challenge) => createSoftwareAuthenticator(at).get(challenge), decoy)).toBe(false)
  })
})

describe('asked by authenticate-with-passkey', () => {
  type Memory = z.output<typeof authenticateWithPasskey.memory & {}>

  let harness: ActivityHarness
  let key: ReturnType<typeof createSoftwareAuthenticator>
  beforeEach(async () => {
    harness = await createActivityHarness()
    key = createSoftwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
    await register(key, 30)
  })
  afterEach(() => harness[Symbol.asyncDispose]())

  async function register(authenticator: typeof key, daysAgo: number) {
    const ctx = await context()
    const site = await loadRelyingParty(ctx)
    const { challenge } = await ctx.profile.part(openPasskeys).startRegistration(site)
    const passkey = await checkNewPasskey({
      site,
      challenge,
      response: authenticator.create(challenge),
      name: 'Laptop',
    })
    const write = await ctx.profile.change({ addPasskeys: passkey ? [passkey] : [] })
    await harness.store.transaction(write)
    const addedAt = new Date(Date.now() - daysAgo * 86_400_000)
    const { credentialId } = authenticator
    await changeSignedRows(harness.store, 'ProfilePasskey', { addedAt }, (row) => row.credentialId === credentialId)
  }

  const context = (options: { memory?: Memory; run?: Partial<RunFacts> } = {}) =>
    harness.context(authenticateWithPasskey, 'active.user', options)

  async function prepared(): Promise<Memory> {
    const result = await authenticateWithPasskey.prepare?.(await context())
    if (result?.kind !== 'page') throw new Error(JSON.stringify(result))
    return result.memory as Memory
  }

  async function execute(assertion: object, memory: Memory, run?: Partial<RunFacts>) {
    const result = await authenticateWithPasskey.execute?.(await context({ memory, run }), {
      assertion: { ...assertion },
    })
    if (result?.kind === 'ok') await harness.store.transaction(async (tx) => result.record?.(tx))
    return result
  }

  test('the page gives the browser a challenge, and its signature succeeds', async () => {
    const memory = await prepared()
    const page = await authenticateWithPasskey.page?.(await context({ memory }))
    expect(page).toMatchObject({
      control: 'passkey',
      data: { options: { challenge: memory.challenge, rpId: 'localhost', userVerification: 'required' } },
    })
    expect(await execute(key.get(memory.challenge), memory)).toMatchObject({ kind: 'ok' })
  })

  test("the extension's origin is accepted, another origin is not", async () => {
    const memory = await prepared()
    const elsewhere = key.get(memory.challenge, { origin: 'http://localhost.evil.example' })
    expect(await execute(elsewhere, memory)).toMatchObject({ kind: 'failed', code: 'wrong-passkey' })
    const extension = key.get(memory.challenge, { origin: chromeExtensionOrigin })
    expect(await execute(extension, memory)).toMatchObject({ kind: 'ok' })
  })

  test('every page has its own challenge, and a response to another one is refused', async () => {
    const [first, second] = [await prepared(), await prepared()]
    expect(await execute(key.get(first.challenge), second)).toMatchObject({ kind: 'failed', code: 'wrong-passkey' })
  })

  test("another person's passkey and malformed responses get the answer of a wrong one", async () => {
    const memory = await prepared()
    const stranger = createSoftwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
    for (const assertion of [stranger.get(memory.challenge), {}, { id: 'x', type: 'public-key' }]) {
      expect(await execute(assertion, memory)).toMatchObject({
        kind: 'failed',
        code: 'wrong-passkey',
        field: 'assertion',
      })
    }
  })

  test('a passkey added just now does not suffice alone; an older one does', async () => {
    const added = createSoftwareAuthenticator({ rpId: 'localhost', origin: 'http://localhost:8080' })
    await register(added, 0)
    const memory = await prepared()
    expect(await execute(added.get(memory.challenge), memory)).toMatchObject({
      kind: 'critical',
      code: 'method-too-new',
    })
    expect(await execute(added.get(memory.challenge), memory, { authenticated: true })).toMatchObject({ kind: 'ok' })
    expect(await execute(key.get(memory.challenge), memory)).toMatchObject({ kind: 'ok' })
  })

  test('a locked profile is not asked', async () => {
    const profile = harness.profiles.forPerson(await harness.person('active.user'))
    await harness.store.transaction((tx) => profile.lock(tx, 30))
    expect(await authenticateWithPasskey.prepare?.(await context())).toEqual(critical('profile-locked'))
  })
})
