import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export interface TestWallet {
  did: string
  /** A proof for this challenge; tests may falsify what it says. */
  present(challenge: { nonce: string; audience: string }, changes?: ProofChanges): string
  privateKey: KeyObject
}

interface ProofChanges {
  header?: object
  payload?: object
  key?: KeyObject
  now?: Date
}

export const encodeJson = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A wallet in software, with a `did:jwk` of its own. */
export function createTestWallet(kind: 'ed25519' | 'p256' = 'p256'): TestWallet {
  const pair = kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = pair.publicKey.export({ format: 'jwk' })
  const did = `did:jwk:${encodeJson({ kty, crv, x, y })}`
  const alg = kind === 'ed25519' ? 'EdDSA' : 'ES256'
  return {
    did,
    privateKey: pair.privateKey,
    present({ nonce, audience }, { header, payload, key = pair.privateKey, now = new Date() } = {}) {
      const iat = Math.floor(now.getTime() / 1_000)
      const claims = { iss: did, sub: did, aud: audience, nonce, iat, exp: iat + 120, ...payload }
      const signed = `${encodeJson({ alg, kid: `${did}#0`, typ: 'JWT', ...header })}.${encodeJson(claims)}`
      const digest = kind === 'p256' ? 'sha256' : null
      return `${signed}.${sign(digest, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
    },
  }
}
