import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../store/testing.ts'
import { openTestKeys } from '../../store/testing-keys.ts'
import { resolveDid, toCanonicalDid } from './did.ts'
import type { Presentations } from './presentations.ts'
import { createTestWallet, encodeJson, type TestWallet } from './testing-wallet.ts'
import { createPresentations } from './verify-presentation.ts'

const url = 'https://password.example.com'
const audience = `${url}/wallet/`
let now: Date
let presentations: Presentations
let store: TemporaryStore
beforeEach(async () => {
  store = await temporaryStore()
  const keys = await openTestKeys(store, store.folder)
  now = new Date('2026-11-30T12:00:00Z')
  presentations = createPresentations({ store, keys, clock: () => now, url })
})

afterEach(() => store.close())

function present(wallet: TestWallet, changes: { header?: object; payload?: object; key?: KeyObject } = {}) {
  const challenge = presentations.createChallenge('self-service')
  return wallet.present(challenge, { ...changes, now })
}

const verify = (presentation: string, frontEnd: 'self-service' | 'helpdesk' = 'self-service') =>
  presentations.verify(presentation, frontEnd)

test.each(['ed25519', 'p256'] as const)(
  'a proof by a key of %s is accepted, and refused with one byte changed',
  async (kind) => {
    const wallet = createTestWallet(kind)
    const proof = present(wallet)
    expect((await verify(proof))?.identifier).toBe(wallet.did)
    const [head = '', body = '', mark = ''] = proof.split('.')
    const flip = (text: string, at: number) =>
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    for (const changed of [
      [flip(head, 10), body, mark],
      [head, flip(body, 40), mark],
      [head, body, flip(mark, 20)],
      [head, body, ''],
      [head, body, `${mark}A`],
    ])
      expect(await verify(changed.join('.'))).toBeUndefined()
  },
)

test('a newer name of the algorithm is accepted; none, another and one of another kind of key are refused', async () => {
  const wallet = createTestWallet('ed25519')
  expect(await verify(present(wallet, { header: { alg: 'Ed25519' } }))).toBeDefined()
  for (const alg of ['none', 'HS256', 'ES256', 'eddsa'])
    expect([alg, await verify(present(wallet, { header: { alg } }))]).toEqual([alg, undefined])
  expect(await verify(present(wallet, { header: { crit: ['b64'], b64: false } }))).toBeUndefined()
})

test('a proof by another key, or whose names do not agree, is refused', async () => {
  const [wallet, other] = [createTestWallet('ed25519'), createTestWallet('ed25519')]
  for (const changes of [
    { key: other.privateKey },
    { payload: { iss: other.did } },
    { payload: { sub: other.did } },
    { payload: { iss: other.did, sub: other.did } },
    { header: { kid: `${other.did}#0` } },
    { header: { kid: `${wallet.did}#1` } },
    { header: { kid: undefined } },
  ])
    expect(await verify(present(wallet, changes))).toBeUndefined()
})

test('a proof for another audience, front end or challenge is refused', async () => {
  const wallet = createTestWallet('p256')
  for (const aud of ['https://evil.example.com', url, `${audience}x`, [audience, 'https://evil.example.com'], []])
    expect(await verify(present(wallet, { payload: { aud } }))).toBeUndefined()
  expect(await verify(present(wallet, { payload: { aud: [audience] } }))).toBeDefined()
  expect(await verify(present(wallet), 'helpdesk')).toBeUndefined()
  const { nonce } = presentations.createChallenge('self-service')
  for (const wrong of ['', 'nonce', `${nonce}0`, nonce.replace(/\d{13}/, '9999999999999')])
    expect(await verify(present(wallet, { payload: { nonce: wrong } }))).toBeUndefined()
})

test('an expired, old or future proof is refused, and so is one for a challenge that is over', async () => {
  const wallet = createTestWallet('ed25519')
  const second = Math.floor(now.getTime() / 1_000)
  for (const payload of [
    { exp: second - 60 },
    { exp: second - 600 },
    { iat: second - 600 },
    { iat: second + 600, exp: second + 900 },
    { nbf: second + 600 },
    { exp: undefined },
    { iat: undefined },
  ])
    expect(await verify(present(wallet, { payload }))).toBeUndefined()
  const late = present(wallet, { payload: { exp: second + 3_600 } })
  now = new Date(now.getTime() + 5 * 60_000)
  expect(await verify(late)).toBeUndefined()
})

test('a proof works once', async () => {
  const proof = present(createTestWallet('ed25519'))
  const [first, second] = [await verify(proof), await verify(proof)]
  await store.transaction(async (tx) => first?.consume(tx))
  await expect(store.transaction(async (tx) => second?.consume(tx))).rejects.toMatchObject({ code: 'conflict' })
})

test('what is no proof at all is refused', async () => {
  for (const text of [
    '',
    '.',
    '..',
    'a.b',
    'a.b.c',
    'a.b.c.d',
    `${'a'.repeat(8_000)}.b.c`,
    'null.null.null',
    '{}.{}.x',
  ])
    expect(await verify(text)).toBeUndefined()
})

test('keys of did:key are those of the published examples, in one spelling each', async () => {
  // https://w3c-ccg.github.io/did-key-spec/, read 2026-11-30.
  const ed25519 = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'
  const p256 = 'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169'
  expect((await resolveDid(ed25519))[0]?.key.export({ format: 'jwk' })).toMatchObject({
    crv: 'Ed25519',
    x: 'Lm_M42cB3HkUiODQsXRcweM6TByfzEHGO9ND274JcOY',
  })
  expect((await resolveDid(p256))[0]?.key.export({ format: 'jwk' })).toMatchObject({
    crv: 'P-256',
    x: 'fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI',
    y: 'hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU',
  })
  expect((await resolveDid(ed25519))[0]?.keyId).toBe(`${ed25519}#${ed25519.slice('did:key:'.length)}`)
  for (const did of [
    ed25519.replace('z6', 'z16'),
    ed25519.slice(0, -1),
    `${ed25519}1`,
    ed25519.toUpperCase(),
    'did:key:z',
    'did:key:u7QEub8zjZwHceRSI4NCxdFzB4zpMHJ_MQcY700PbvglwzA',
    `did:key:z${'1'.repeat(900)}`,
    'did:web:example.com',
    'key',
  ])
    expect([did, await resolveDid(did)]).toEqual([did, []])
})

test('a did:jwk of another kind, with a private key, or off its curve is refused; its spellings are one identity', async () => {
  const { kty, crv, x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
  const didOf = (jwk: object) => `did:jwk:${encodeJson(jwk)}`
  expect(await resolveDid(didOf({ kty, crv, x, y }))).toHaveLength(1)
  for (const jwk of [
    { kty, crv, x },
    { kty, crv, x, y, d: x },
    { kty, crv, x, y: x },
    { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
    {},
  ])
    expect(await resolveDid(didOf(jwk))).toEqual([])
  expect(toCanonicalDid(didOf({ y, x, use: 'sig', crv, kty }))).toBe(toCanonicalDid(didOf({ kty, crv, x, y })))
  expect(toCanonicalDid('did:key:zAbc')).toBe('did:key:zAbc')
})
