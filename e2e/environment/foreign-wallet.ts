import { generateKeyPairSync } from 'node:crypto'
import { createJWT, ES256Signer } from 'did-jwt'

/** A wallet on a telephone, by a library of others: it answers a request of our pages (SIOPv2) and leads its browser to the address that it is given. */
export function createForeignWallet() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { d = '', crv, kty, x, y } = privateKey.export({ format: 'jwk' })
  const did = `did:jwk:${Buffer.from(JSON.stringify({ crv, kty, x, y })).toString('base64url')}`
  const signer = ES256Signer(new Uint8Array(Buffer.from(d, 'base64url')))
  return {
    did,
    /** `request`: the `siopv2:` address of a link or a QR code. Returns the address that the telephone's browser opens. */
    async answer(request: string): Promise<string> {
      const asked = new URL(request).searchParams
      const [aud, nonce] = [asked.get('client_id') ?? '', asked.get('nonce') ?? '']
      const header = { alg: 'ES256', kid: `${did}#0` }
      const idToken = await createJWT({ sub: did, aud, nonce }, { issuer: did, signer, expiresIn: 60 }, header)
      return `${asked.get('redirect_uri')}#${new URLSearchParams({ id_token: idToken })}`
    },
  }
}
