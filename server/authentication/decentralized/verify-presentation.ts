import { randomBytes, verify } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Keys } from '../../store/keys.ts'
import { consumeChallenge } from '../../store/spent-challenges.ts'
import type { Presentation } from '../identity-sign-in.ts'
import type { FrontEnd } from '../sign-in-module.ts'
import { resolveDid } from './did.ts'

/**
 * Proofs of possession of decentralized identities: the self-issued ID token of SIOPv2 (OpenID, draft 13), a JWS whose subject is a DID and whose key is
 * that of the DID. It answers a challenge of this server, once, within five minutes.
 */
export interface Presentations {
  createChallenge(frontEnd: FrontEnd): Challenge
  /** Undefined: no proof. It is never told why, and never thrown. */
  verify(presentation: string, frontEnd: FrontEnd): Promise<Presentation | undefined>
}

export interface Challenge {
  nonce: string
  /** Origin of the site, for which the wallet signs. */
  audience: string
  expiresAt: Date
}

export const challengeMs = 5 * 60_000
/** How far a wallet's clock may be ahead of ours. */
const skewMs = 60_000

const header = z.object({ alg: z.string(), kid: z.string(), crit: z.undefined().optional() })
const payload = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.tuple([z.string()]).transform(([one]) => one)]),
  nonce: z.string(),
  iat: z.number(),
  exp: z.number(),
  nbf: z.number().optional(),
})

interface PresentationOptions {
  keys: Pick<Keys, 'hmac' | 'stableHmac' | 'verifyHmac'>
  clock(): Date
  /** Origin of the site that people see. */
  audienceOf(frontEnd: FrontEnd): string
}

export function createPresentations({ keys, clock, audienceOf }: PresentationOptions): Presentations {
  const purpose = 'presentation challenge'

  /** When the challenge ends, unless it is none of ours or is over. */
  function readChallenge(nonce: string, frontEnd: FrontEnd): Date | undefined {
    const [, random = '', end = '', mac = ''] = /^([\w-]{22})\.(\d{13})\.([0-9a-f]{64})$/.exec(nonce) ?? []
    if (mac === '' || !keys.verifyHmac(mac, purpose, frontEnd, random, end)) return undefined
    const expiresAt = new Date(Number(end))
    return expiresAt > clock() ? expiresAt : undefined
  }

  return {
    createChallenge(frontEnd) {
      const expiresAt = new Date(clock().getTime() + challengeMs)
      const [random, end] = [randomBytes(16).toString('base64url'), String(expiresAt.getTime())]
      const nonce = `${random}.${end}.${keys.hmac(purpose, frontEnd, random, end)}`
      return { nonce, audience: audienceOf(frontEnd), expiresAt }
    },
    async verify(presentation, frontEnd) {
      const token = readToken(presentation)
      if (!token) return undefined
      const { sub, iss, aud, nonce } = token.payload
      const expiresAt = readChallenge(nonce, frontEnd)
      if (iss !== sub || aud !== audienceOf(frontEnd) || !expiresAt || !isCurrent(token.payload, clock()))
        return undefined
      const did = resolveDid(sub)
      const algorithm = did?.algorithms.find((one) => one === token.header.alg)
      if (!did || !algorithm || token.header.kid !== did.keyId) return undefined
      const isRight = verify(
        algorithm === 'ES256' ? 'sha256' : null,
        Buffer.from(token.signed),
        { key: did.key, dsaEncoding: 'ieee-p1363' },
        token.signature,
      )
      if (!isRight) return undefined
      return {
        identifier: sub,
        async consume(tx) {
          const hash = keys.stableHmac('spent-challenge', nonce)
          if (!(await consumeChallenge(tx, { hash, expiresAt }))) throw new AppError('conflict')
        },
      }
    },
  }
}

/** Made now: neither over, nor from the future, nor older than a challenge can be. */
function isCurrent({ iat, exp, nbf = iat }: z.output<typeof payload>, now: Date): boolean {
  const ms = now.getTime()
  const madeAt = iat * 1_000
  return exp * 1_000 > ms && nbf * 1_000 <= ms + skewMs && madeAt <= ms + skewMs && madeAt > ms - challengeMs - skewMs
}

/** Compact serialisation of a JWS (RFC 7515); undefined for anything else. */
function readToken(presentation: string) {
  const [, head = '', body = '', mark = ''] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(presentation) ?? []
  const parts = { header: header.safeParse(readJson(head)).data, payload: payload.safeParse(readJson(body)).data }
  if (!parts.header || !parts.payload) return undefined
  const signature = Buffer.from(mark, 'base64url')
  // One spelling for each signature.
  if (signature.toString('base64url') !== mark) return undefined
  return { header: parts.header, payload: parts.payload, signature, signed: `${head}.${body}` }
}

function readJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
