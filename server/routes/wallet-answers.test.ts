import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestWallet } from '../authentication/decentralized/testing-wallet.ts'
import { createServerHarness, type ServerHarness } from './admin/testing.ts'
import { nextAddress, seedPortalPerson } from './testing-portal.ts'

let server: ServerHarness
beforeEach(async () => {
  server = await createServerHarness()
  const admin = server.as(await server.signIn('site.admin', 'administration'))
  const { body } = await admin('GET', '/api/v1/admin/settings/parameters')
  const parameters = { ...body.settings, 'Latchkey | SignInModules | WebPortal': [module] }
  expect((await admin('PUT', '/api/v1/admin/settings/parameters', parameters, `"${body.version}"`)).status).toBe(200)
})
afterEach(() => server[Symbol.asyncDispose]())

const module = 'decentralized-identity-role-based'
const mail = 'clara@corp.example.com'
const wallet = createTestWallet()

const call = (path: string, body: object) => server.call('POST', path, { body, address: nextAddress() })
const createChallenge = async () =>
  (await call('/api/v1/sign-in/challenge', { frontEnd: 'self-service' })).body as { nonce: string; audience: string }
const answer = (idToken: string) => call('/api/v1/wallet-answers', { idToken })
const signIn = (nonce: string, code: string) =>
  call('/api/v1/sign-in', { frontEnd: 'self-service', module, mail, wallet: { nonce, code } })

const seed = () =>
  seedPortalPerson(server, 'active.user', {
    person: { DefaultEmailAddress: mail, DecentralizedIdentifier: wallet.did },
  })

test('trap 1: a wallet on another device signs nobody in; the code that its device shows does, once', async () => {
  const person = await seed()
  const challenge = await createChallenge()
  const { body, status } = await answer(wallet.present(challenge))
  expect([status, body.code]).toEqual([200, expect.stringMatching(/^\d{6}$/)])
  const wrong = body.code === '000000' ? '000001' : '000000'
  expect((await signIn(challenge.nonce, wrong)).status).toBe(401)
  expect((await signIn((await createChallenge()).nonce, body.code)).status).toBe(401)
  const opened = await signIn(challenge.nonce, body.code)
  expect(opened.body).toMatchObject({ signedIn: true, identity: person.id })
  expect((await signIn(challenge.nonce, body.code)).status).toBe(401)
})

test('three wrong codes end the answer', async () => {
  await seed()
  const challenge = await createChallenge()
  const { body } = await answer(wallet.present(challenge))
  const wrong = body.code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 3; tries++) expect((await signIn(challenge.nonce, wrong)).status).toBe(401)
  expect((await signIn(challenge.nonce, body.code)).status).toBe(401)
})

test('an answer is taken once; one that proves nothing, or answers no challenge of ours, is refused alike', async () => {
  const challenge = await createChallenge()
  const proof = wallet.present(challenge)
  expect((await answer(proof)).status).toBe(200)
  const refused = await answer(proof)
  expect([refused.status, refused.body.code]).toEqual([404, 'wallet-answer-refused'])
  for (const idToken of [
    'a.b.c',
    wallet.present({ ...(await createChallenge()), audience: 'https://evil.example.com' }),
    wallet.present({ ...challenge, nonce: 'nonce' }),
    wallet.present(await createChallenge(), { key: createTestWallet().privateKey }),
  ])
    expect((await answer(idToken)).body.code).toBe('wallet-answer-refused')
})

test('whether anybody has the decentralized identity is not told', async () => {
  const { body } = await answer(createTestWallet('ed25519').present(await createChallenge()))
  expect(body).toMatchObject({ code: expect.stringMatching(/^\d{6}$/), expiresAt: expect.any(String) })
})

test('a sign-in with both a proof and a code, or with neither, is no request', async () => {
  const challenge = await createChallenge()
  const proof = { presentation: wallet.present(challenge), wallet: { nonce: challenge.nonce, code: '1' } }
  for (const given of [{}, proof]) {
    const { body } = await call('/api/v1/sign-in', { frontEnd: 'self-service', module, mail, ...given })
    expect(body).toMatchObject({ code: 'invalid-request' })
  }
})
