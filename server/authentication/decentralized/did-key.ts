import { createPublicKey, ECDH, type JsonWebKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/** A public key of a decentralized identity: Ed25519 or P-256. `did:key` and `did:jwk` are the key themselves, so that nobody is asked. */
export interface DidKey {
  key: KeyObject
  /** Of the signatures that it may make; never read from the proof. */
  algorithms: readonly ('EdDSA' | 'Ed25519' | 'ES256')[]
  /** How a proof names the key. */
  keyId: string
}

const base64url = z.string().regex(/^[\w-]{43}$/)
const jwkShape = z.union([
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url, d: z.undefined().optional() }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: base64url, y: base64url, d: z.undefined().optional() }),
])
export type Jwk = z.output<typeof jwkShape>

/** A key as it is written in an identity or its document; undefined: another kind of key, no point of its curve, or with its private half. */
export function toDidKey(
  { publicKeyJwk, publicKeyMultibase }: { publicKeyJwk?: unknown; publicKeyMultibase?: string },
  keyId: string,
): DidKey | undefined {
  const jwk = publicKeyMultibase === undefined ? parseJwk(publicKeyJwk) : readMultikey(publicKeyMultibase)
  const key = jwk && toKey(jwk)
  if (!jwk || !key) return undefined
  return { key, keyId, algorithms: jwk.kty === 'OKP' ? ['EdDSA', 'Ed25519'] : ['ES256'] }
}

export const parseJwk = (given: unknown): Jwk | undefined => jwkShape.safeParse(given).data

/** Multicodec prefixes: https://github.com/multiformats/multicodec, read 2026-11-30. */
const ed25519Prefix = 'ed01'
const p256Prefix = '8024'

function readMultikey(multibase: string): Jwk | undefined {
  const bytes = multibase.startsWith('z') ? decodeBase58(multibase.slice(1)) : undefined
  // Encoded back: one spelling for each key.
  if (!bytes || `z${encodeBase58(bytes)}` !== multibase) return undefined
  const [prefix, raw] = [bytes.subarray(0, 2).toString('hex'), bytes.subarray(2)]
  if (prefix === ed25519Prefix && raw.length === 32) return { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }
  return prefix === p256Prefix && raw.length === 33 ? decompress(raw) : undefined
}

function decompress(compressed: Buffer): Jwk | undefined {
  try {
    // Typed as text or bytes, since an encoding may be asked for; none is.
    const point = ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed') as Buffer
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
    return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }
  } catch {
    return undefined
  }
}

function toKey(jwk: Jwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
  } catch {
    // No point of the curve.
    return undefined
  }
}

/** Bitcoin's alphabet, as did:key uses it: https://w3c-ccg.github.io/did-key-spec/. */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

function decodeBase58(text: string): Buffer | undefined {
  let value = 0n
  for (const letter of text) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const hex = value === 0n ? '' : value.toString(16)
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return Buffer.concat([Buffer.alloc(zeros), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')])
}

function encodeBase58(bytes: Buffer): string {
  let value = bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`)
  let text = ''
  for (; value > 0n; value /= 58n) text = `${alphabet[Number(value % 58n)]}${text}`
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return `${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`
}
