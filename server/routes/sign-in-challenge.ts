import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { signInModules } from '../authentication/index.ts'
import { isOffered } from '../authentication/offered-modules.ts'
import { toWalletData } from '../factors/decentralized-identity/request.ts'
import { negotiateLanguage } from './language.ts'
import { defineOperation, mount } from './operation.ts'
import { servesFrontEnd } from './served-sites.ts'
import type { SessionServices } from './session-services.ts'

export const createSignInChallenge = defineOperation({
  id: 'createSignInChallenge',
  method: 'post',
  path: '/api/v1/sign-in/challenge',
  summary:
    'What a wallet signs to prove that it has a decentralized identity: the nonce and the audience of a self-issued ID token (SIOPv2), for one sign-in within five minutes',
  caller: 'anyone',
  body: z.strictObject({ frontEnd: z.enum(['administration', 'helpdesk', 'self-service']) }),
  status: 200,
  reply: z.object({
    nonce: z.string(),
    audience: z.string(),
    expiresAt: z.iso.datetime(),
    request: z.string().describe('Address that a wallet on this device opens: a request by SIOPv2'),
    qr: z
      .object({ size: z.number(), path: z.string() })
      .describe('The same as a QR code: the dark modules as the path of an SVG with sides of that size'),
    texts: z.object({ picture: z.string(), open: z.string(), scan: z.string() }),
  }),
  errors: ['not-found'],
})

/** Nothing is stored until a proof is accepted. */
export function signInChallengeRoutes(app: Hono, services: SessionServices): void {
  mount(app, createSignInChallenge, async (context, { body: { frontEnd } }) => {
    const conditions = await services.loadOfferConditions()
    const isAsked = signInModules.some((module) => module.needsPresentation && isOffered(module, frontEnd, conditions))
    if (!isAsked || !servesFrontEnd(context, frontEnd)) throw new AppError('not-found')
    const { expiresAt, ...challenge } = services.presentations.createChallenge(frontEnd)
    return context.reply({ ...toWalletData(challenge, negotiateLanguage(context)), expiresAt: expiresAt.toISOString() })
  })
}
