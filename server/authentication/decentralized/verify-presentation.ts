import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { assertConsumed } from '../../profiles/assert-consumed.ts'
import type { Tx } from '../../store/database.ts'
import { consumeChallenge } from '../../store/spent-challenges.ts'
import { readParameters } from '../parameters/read-parameters.ts'
import { resolveDid } from './did.ts'
import type { DidKey } from './did-key.ts'
import { createFetchDocument } from './fetch-document.ts'
import type { OwnChallenge, PresentationServices, Presentations, ProofScope } from './presentations.ts'
import { receiveAnswer, redeemAnswer } from './wallet-answers.ts'

const maxAgeSeconds = 5 * 60
/** How long a page may be open; a run ends after half an hour without an answer. */
const challengeMs = (scope: ProofScope): number => (scope === 'run' ? 30 : 5) * 60_000
/** How far a wallet's clock may be from ours. */
const skewSeconds = 60

const payload = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.tuple([z.string()])]),
  nonce: z.string(),
})

/** Loaded with the first proof, since most servers never see one. */
const jose = () => import('jose')

/** One for all, since it counts how many are fetched at once. */
const fetchDocument = createFetchDocument()

export function createPresentations(services: PresentationServices): Presentations {
  const { keys, clock } = services
  const purpose = 'presentation challenge'
  const audience = `${services.url}/wallet/`
  const web = {
    loadHosts: async () => (await readParameters(services.store.read))['Latchkey | DecentralizedIdentity | WebHosts'],
    fetchDocument: services.fetchDocument ?? fetchDocument,
  }

  /** Undefined unless it is one of ours that is not over. */
  function readChallenge(nonce: string): OwnChallenge | undefined {
    const [, random = '', end = '', scope = '', mac = ''] =
      /^([\w-]{22})\.(\d{13})\.([a-z-]+)\.([0-9a-f]{64})$/.exec(nonce) ?? []
    if (mac === '' || !keys.verifyHmac(mac, purpose, scope, random, end)) return undefined
    const expiresAt = new Date(Number(end))
    return expiresAt > clock() ? { nonce, scope, expiresAt } : undefined
  }

  /** The challenge is read first, so that no stranger has us look up a DID that answers nothing of ours. */
  async function verifyToken(token: string) {
    const { decodeJwt, decodeProtectedHeader, jwtVerify } = await jose()
    const read = attempt(() => ({ ...payload.parse(decodeJwt(token)), kid: decodeProtectedHeader(token).kid }))
    const challenge = read && readChallenge(read.nonce)
    if (!read || !challenge) return undefined
    const { iss, sub, kid } = read
    const found = (await resolveDid(sub, web)).find(({ keyId }) => keyId === kid)
    const isRight = found && (await isSignedBy(found))
    return isRight ? { identifier: sub, challenge } : undefined

    function isSignedBy({ key, algorithms }: DidKey): Promise<boolean> {
      const verified = jwtVerify(token, key, {
        algorithms: [...algorithms],
        audience,
        issuer: sub,
        subject: iss,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: maxAgeSeconds,
        clockTolerance: skewSeconds,
        currentDate: clock(),
      })
      return verified.then(
        () => true,
        () => false,
      )
    }
  }

  return {
    createChallenge(scope) {
      const expiresAt = new Date(clock().getTime() + challengeMs(scope))
      const [random, end] = [randomBytes(16).toString('base64url'), String(expiresAt.getTime())]
      const nonce = `${random}.${end}.${scope}.${keys.hmac(purpose, scope, random, end)}`
      return { nonce, audience, expiresAt }
    },
    async verify(presentation, scope) {
      const proven = await verifyToken(presentation)
      if (proven?.challenge.scope !== scope) return undefined
      const { identifier, challenge } = proven
      return { identifier, nonce: challenge.nonce, consume: (tx) => consume(tx, challenge) }
    },
    async receive(presentation) {
      const proven = await verifyToken(presentation)
      return proven && receiveAnswer(services, proven)
    },
    async redeem({ nonce, code }, scope) {
      const challenge = readChallenge(nonce)
      if (challenge?.scope !== scope) return undefined
      const redeemed = await redeemAnswer(services, { challenge, code })
      if (!redeemed) return undefined
      return {
        identifier: redeemed.identifier,
        nonce,
        async consume(tx) {
          await redeemed.consume(tx)
          await consume(tx, challenge)
        },
      }
    },
  }

  async function consume(tx: Tx, { nonce, expiresAt }: OwnChallenge): Promise<void> {
    const hash = keys.stableHmac('spent-challenge', nonce)
    assertConsumed(await consumeChallenge(tx, { hash, expiresAt }))
  }
}

/** What the library cannot read is no proof. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
