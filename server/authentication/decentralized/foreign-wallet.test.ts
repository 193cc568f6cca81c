import { ECDH, generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { bytesToMultibase, createJWT, EdDSASigner, ES256Signer, type Signer } from 'did-jwt'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TemporaryStore, temporaryStore } from '../../store/testing.ts'
import { openTestKeys } from '../../store/testing-keys.ts'
import type { Challenge, Presentations } from './presentations.ts'
import { createPresentations } from './verify-presentation.ts'

/** Proofs by a library of the Decentralized Identity Foundation: nobody who wrote the verification has written it. */

let store: TemporaryStore
let presentations: Presentations
let now: Date
beforeEach(async () => {
  store = await temporaryStore()
  now = new Date()
  const keys = await openTestKeys(store, store.folder)
  presentations = createPresentations({ store, keys, clock: () => now, url: 'https://password.example.com' })
})
afterEach(() => store.close())

interface ForeignWallet {
  did: string
  keyId: string
  alg: string
  signer: Signer
}

const bytesOf = (part: string | undefined) => new Uint8Array(Buffer.from(part ?? '', 'base64url'))
const ofKey = (multibase: string) => ({ did: `did:key:${multibase}`, keyId: `did:key:${multibase}#${multibase}` })

function createEd25519(): ForeignWallet {
  const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  const multibase = bytesToMultibase(bytesOf(x), 'base58btc', 'ed25519-pub')
  return { ...ofKey(multibase), alg: 'EdDSA', signer: EdDSASigner(bytesOf(d)) }
}

const createP256 = (): JsonWebKey =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

function createP256Key(): ForeignWallet {
  const { d, x = '', y = '' } = createP256()
  const point = Buffer.concat([Buffer.of(4), bytesOf(x), bytesOf(y)])
  const compressed = ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'compressed')
  const multibase = bytesToMultibase(new Uint8Array(Buffer.from(compressed)), 'base58btc', 'p256-pub')
  return { ...ofKey(multibase), alg: 'ES256', signer: ES256Signer(bytesOf(d)) }
}

function createP256Jwk(): ForeignWallet {
  const { d, crv, kty, x, y } = createP256()
  const did = `did:jwk:${Buffer.from(JSON.stringify({ kty, crv, x, y })).toString('base64url')}`
  return { did, keyId: `${did}#0`, alg: 'ES256', signer: ES256Signer(bytesOf(d)) }
}

const present = ({ did, keyId, alg, signer }: ForeignWallet, { nonce, audience }: Challenge, expiresIn = 60) =>
  createJWT({ sub: did, aud: audience, nonce }, { issuer: did, signer, expiresIn }, { alg, kid: keyId })

describe.each([
  ['did:key with Ed25519', createEd25519],
  ['did:key with P-256', createP256Key],
  ['did:jwk with P-256', createP256Jwk],
])('%s', (_kind, create) => {
  const verify = (proof: string) => presentations.verify(proof, 'self-service')

  test('a proof is accepted once', async () => {
    const wallet = create()
    const proof = await present(wallet, presentations.createChallenge('self-service'))
    const [first, again] = [await verify(proof), await verify(proof)]
    expect(first?.identifier).toBe(wallet.did)
    await store.transaction(async (tx) => first?.consume(tx))
    await expect(store.transaction(async (tx) => again?.consume(tx))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('with any one byte changed it is refused', async () => {
    const proof = await present(create(), presentations.createChallenge('self-service'))
    expect(await verify(proof)).toBeDefined()
    // The last letter of a signature also has bits that no byte takes.
    const places = Array.from({ length: 12 }, (_, index) => Math.floor((index * (proof.length - 2)) / 12))
    for (const at of places) {
      const letter = proof[at] === 'A' ? 'B' : 'A'
      const changed = `${proof.slice(0, at)}${letter}${proof.slice(at + 1)}`
      expect([at, await verify(changed)]).toEqual([at, undefined])
    }
  })

  test('for another audience, another challenge or another site, or expired, it is refused', async () => {
    const wallet = create()
    const challenge = presentations.createChallenge('self-service')
    const elsewhere = { ...challenge, audience: 'https://password.example.org/wallet/' }
    expect(await verify(await present(wallet, elsewhere))).toBeUndefined()
    expect(await verify(await present(wallet, { ...challenge, nonce: 'n' }))).toBeUndefined()
    expect(await verify(await present(wallet, presentations.createChallenge('helpdesk')))).toBeUndefined()
    const late = await present(wallet, challenge, 1)
    expect(await verify(late)).toBeDefined()
    now = new Date(now.getTime() + 2 * 60_000)
    expect(await verify(late)).toBeUndefined()
    expect(await verify(await present(wallet, challenge, 600))).toBeDefined()
  })
})
