import { type DidKey, type Jwk, parseJwk, toDidKey } from './did-key.ts'
import { resolveWeb, type WebResolver } from './did-web.ts'

/** Longer ones are no keys of these kinds. */
const maxLength = 1_000

/**
 * The keys that may authenticate as this identity. `did:key` and `did:jwk` are the key themselves; for `did:web` a listed host is asked. Empty: another
 * method, another kind of key, another spelling of a key than the one that its method defines, or no point of its curve.
 */
export async function resolveDid(did: string, web?: WebResolver): Promise<readonly DidKey[]> {
  if (did.length > maxLength) return []
  if (did.startsWith('did:web:')) return web ? resolveWeb(did, web) : []
  const [, method, identifier = ''] = /^did:(key|jwk):([\w-]+)$/.exec(did) ?? []
  if (method === undefined) return []
  const found =
    method === 'key'
      ? toDidKey({ publicKeyMultibase: identifier }, `${did}#${identifier}`)
      : toDidKey({ publicKeyJwk: decodeJson(identifier) }, `${did}#0`)
  return found ? [found] : []
}

/** The same for every spelling of one key: a `did:jwk` may have its members in any order, and more of them. Others are as they are written. */
export function toCanonicalDid(did: string): string {
  const [, identifier] = /^did:jwk:([\w-]{1,1000})$/.exec(did) ?? []
  const jwk = identifier && parseJwk(decodeJson(identifier))
  // The members that make the key, in alphabetical order, as RFC 7638 has them.
  const members = jwk && (jwk.kty === 'OKP' ? toOkp(jwk) : toEc(jwk))
  return members ? `did:jwk:${Buffer.from(JSON.stringify(members)).toString('base64url')}` : did
}

const toOkp = ({ crv, kty, x }: Extract<Jwk, { kty: 'OKP' }>) => ({ crv, kty, x })
const toEc = ({ crv, kty, x, y }: Extract<Jwk, { kty: 'EC' }>) => ({ crv, kty, x, y })

function decodeJson(identifier: string): unknown {
  try {
    return JSON.parse(Buffer.from(identifier, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
