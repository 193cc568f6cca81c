import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkNewPasskey } from './passkeys.ts'
import type { Profile } from './profile.ts'
import { softwareAuthenticator } from './testing/authenticator.ts'
import { openRegistry, type Registry, ruth } from './testing.ts'

const site = {
  id: 'latchkey.example.com',
  name: 'Latchkey',
  origins: ['https://latchkey.example.com', 'chrome-extension://abc'],
}
const at = { rpId: site.id, origin: 'https://latchkey.example.com' }

let registry: Registry
let profile: Profile
beforeEach(async () => {
  registry = await openRegistry()
  profile = registry.profiles.of(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

async function register(authenticator: ReturnType<typeof softwareAuthenticator>, name = 'Laptop') {
  const { challenge } = await profile.passkeyRegistration(site)
  const passkey = await checkNewPasskey({ site, challenge, response: authenticator.create(challenge), name })
  if (!passkey) throw new Error('not accepted')
  await registry.store.transaction(await profile.change({ addPasskeys: [passkey] }))
}

async function signIn(response: (challenge: string) => unknown, as = profile) {
  const { challenge } = await as.passkeySignIn(site)
  const proof = await as.verifyPasskey({ site, challenge, response: response(challenge) })
  if (proof.right) await registry.store.transaction(proof.spend)
  return proof.right
}

test('several passkeys open the profile, each with its name and last use', async () => {
  const [laptop, key] = [softwareAuthenticator(at), softwareAuthenticator(at)]
  await register(laptop)
  await register(key, 'Key ring')
  expect(await signIn((challenge) => key.get(challenge))).toBe(true)
  expect(await profile.passkeys()).toMatchObject([
    { name: 'Laptop', lastUsedAt: undefined },
    { name: 'Key ring', lastUsedAt: expect.any(Date) },
  ])
  const { options } = await profile.passkeySignIn(site)
  expect(options.allowCredentials).toMatchObject([
    { id: laptop.credentialId, transports: ['internal'] },
    { id: key.credentialId },
  ])
})

test('the browser is asked to leave out what is registered, and to verify its owner', async () => {
  const laptop = softwareAuthenticator(at)
  await register(laptop)
  const { options } = await profile.passkeyRegistration(site)
  expect(options).toMatchObject({
    rp: { id: site.id },
    user: { name: 'r.osei', displayName: 'Ruth Osei' },
    excludeCredentials: [{ id: laptop.credentialId }],
    authenticatorSelection: { userVerification: 'required' },
  })
})

test.each<[string, (challenge: string, own: ReturnType<typeof softwareAuthenticator>) => unknown]>([
  ['another challenge', (_, own) => own.get('b3RoZXI')],
  ['another site', (challenge, own) => own.get(challenge, { origin: 'https://latchkey.example.org' })],
  ['an owner who was not verified', (challenge, own) => own.get(challenge, { verified: false })],
  ['a counter that does not go on', (challenge, own) => own.get(challenge, { count: -1 })],
  ['a passkey that nobody registered', (challenge) => softwareAuthenticator(at).get(challenge)],
  [
    "another key under the registered one's name",
    (challenge, own) => ({
      ...softwareAuthenticator(at).get(challenge),
      id: own.credentialId,
      rawId: own.credentialId,
    }),
  ],
  ['nothing of the kind', () => ({ id: 7 })],
  ['nothing at all', () => undefined],
])('%s is refused', async (_what, response) => {
  const own = softwareAuthenticator(at)
  await register(own)
  expect(await signIn((challenge) => own.get(challenge, { count: 3 }))).toBe(true)
  expect(await signIn((challenge) => response(challenge, own))).toBe(false)
})

test('the extension may ask for it, too', async () => {
  const own = softwareAuthenticator(at)
  await register(own)
  expect(await signIn((challenge) => own.get(challenge, { origin: 'chrome-extension://abc' }))).toBe(true)
})

test('one assertion opens one of two runs that hold the same', async () => {
  const own = softwareAuthenticator(at)
  await register(own)
  const { challenge } = await profile.passkeySignIn(site)
  const response = own.get(challenge)
  const proofs = [
    await profile.verifyPasskey({ site, challenge, response }),
    await profile.verifyPasskey({ site, challenge, response }),
  ]
  const spending = proofs.map((proof) => registry.store.transaction(async (tx) => proof.right && proof.spend(tx)))
  const outcomes = await Promise.allSettled(spending)
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test.each([
  ['another challenge', { challenge: 'b3RoZXI' }],
  ['another site', { site: { ...site, id: 'latchkey.example.org' } }],
  ['nothing of the kind', { response: { id: 'x' } }],
])('a new passkey for %s is not taken', async (_what, wrong) => {
  const { challenge } = await profile.passkeyRegistration(site)
  const response = softwareAuthenticator(at).create(challenge)
  expect(await checkNewPasskey({ site, challenge, response, name: 'x', ...wrong })).toBeUndefined()
})

test('a new passkey whose owner was not verified is not taken', async () => {
  const { challenge } = await profile.passkeyRegistration(site)
  const response = softwareAuthenticator(at).create(challenge, { verified: false })
  expect(await checkNewPasskey({ site, challenge, response, name: 'x' })).toBeUndefined()
})

test('nobody registers a passkey twice, not even for two people', async () => {
  const own = softwareAuthenticator(at)
  await register(own)
  profile = registry.profiles.of({ ...ruth, id: 'other', account: 'other' })
  await expect(register(own)).rejects.toMatchObject({ code: 'conflict' })
  expect(await profile.passkeys()).toEqual([])
})

test('a removed passkey opens nothing', async () => {
  const own = softwareAuthenticator(at)
  await register(own)
  const [passkey] = await profile.passkeys()
  await registry.store.transaction(await profile.change({ removePasskeys: [passkey?.id ?? ''] }))
  expect(await signIn((challenge) => own.get(challenge))).toBe(false)
})

test('a decoy asks for a passkey as somebody with one would, the same each time, and takes none', async () => {
  const nobody = registry.profiles.decoy('key', ruth.domain, { account: 'nobody' })
  const asked = async () => (await nobody.passkeySignIn(site)).options.allowCredentials
  expect(await asked()).toEqual(await asked())
  expect(await asked()).toMatchObject([{ id: expect.stringMatching(/^[\w-]{22,86}$/), type: 'public-key' }])
  expect(await signIn((challenge) => softwareAuthenticator(at).get(challenge), nobody)).toBe(false)
})
