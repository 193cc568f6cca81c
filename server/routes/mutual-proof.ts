import type { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { WorkDemand } from '../engine/engine.ts'
import { loadCallersCode, type NumberVerdict, type TypedNumber } from '../staff/mutual-proof.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { readBearerToken, readBrowserToken, readClientAddress } from './caller.ts'
import { captchaPayload } from './captcha.ts'
import { type EntryServices, enter } from './entry.ts'
import { defineOperation, mount } from './operation.ts'
import { toRefusal } from './problem.ts'

const code = z.string().describe('Four characters, which the operator’s page shows, too')

export const typeMutualProof = defineOperation({
  id: 'typeMutualProof',
  method: 'post',
  path: '/api/v1/mutual-proofs',
  summary:
    'Whether the number that a caller was told is that of an operator who has opened this account. Counted as a guess; everything but the right number gets the same answer for every account',
  caller: 'anyone',
  body: z.strictObject({
    account: z.string().trim().min(1).max(256),
    domain: z.string().trim().min(1).max(253).optional(),
    number: z.string().trim().min(1).max(20),
    captcha: captchaPayload.optional(),
  }),
  status: 200,
  reply: z.object({ token: z.string().describe('For `getMutualProof`'), code, expiresAt: z.iso.datetime() }),
  errors: [
    'mutual-proof-refused',
    'too-many-attempts',
    'captcha-required',
    'captcha-invalid',
    'directory-unreachable',
    'busy',
  ],
})

export const getMutualProof = defineOperation({
  id: 'getMutualProof',
  method: 'get',
  path: '/api/v1/mutual-proofs/current',
  summary:
    'The code, as long as the operator has the person open. `Authorization: Bearer` with the token of `typeMutualProof`',
  caller: 'anyone',
  status: 200,
  reply: z.object({
    code: code.optional().describe('Absent: the operator has closed the person, or the time is over'),
  }),
})

export interface MutualProofServices {
  store: Store
  keys: Keys
  entry: EntryServices
  evaluateMutualProof(typed: TypedNumber, caller: { work: WorkDemand; browserToken?: string }): Promise<NumberVerdict>
}

/** What the page `/verify` asks for. */
export function mutualProofRoutes(app: Hono, services: MutualProofServices): void {
  const { entry, evaluateMutualProof } = services

  mount(app, typeMutualProof, async (context, { body: { captcha, ...typed } }) => {
    const address = readClientAddress(context, entry.trustedProxies)
    const verdict = await enter(entry, { address, isCall: true, proof: captcha }, (work) =>
      evaluateMutualProof(typed, { work, browserToken: readBrowserToken(context) }),
    )
    if (!verdict.valid) throw verdict.code === 'too-many-attempts' ? toRefusal(verdict) : new AppError(verdict.code)
    const { token, code, expiresAt } = verdict
    return context.reply({ token, code, expiresAt: expiresAt.toISOString() })
  })

  mount(app, getMutualProof, async (context) => {
    const token = readBearerToken(context)
    return context.reply({ code: token && (await loadCallersCode(services, token)) })
  })
}
