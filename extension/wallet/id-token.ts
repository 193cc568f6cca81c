import { encode, encodeBytes, type WalletKey } from './key-store.ts'

const lifetimeSeconds = 120

/** A self-issued ID token (SIOPv2, draft 13, section 8.1): proves to `audience` who holds the key, once, since it carries the server's nonce. */
export async function signIdToken(
  { did, privateKey }: Pick<WalletKey, 'did' | 'privateKey'>,
  { nonce, audience }: { nonce: string; audience: string },
): Promise<string> {
  const iat = Math.floor(Date.now() / 1_000)
  const header = { alg: 'ES256', kid: `${did}#0`, typ: 'JWT' }
  const claims = { iss: did, sub: did, aud: audience, nonce, iat, exp: iat + lifetimeSeconds }
  const signed = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}`
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(signed))
  return `${signed}.${encodeBytes(new Uint8Array(signature))}`
}
