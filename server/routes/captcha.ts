import type { Challenge } from 'altcha-lib'
import type { Hono } from 'hono'
import { z } from 'zod'
import {
  challengeLifetimeMs,
  createProofOfWork,
  maxWork,
  type WorkProof,
  workChallenge,
  workProof,
} from '../activities/proof-of-work.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { consumeChallenge } from '../store/spent-challenges.ts'
import { defineOperation, mount } from './operation.ts'

/** Proof of work before a run begins, when it is required. */
export interface Captcha {
  createChallenge(work?: number): Promise<Challenge>
  /** Uses the payload up; returns the work that it proves, 0 unless it solves a challenge of this server that is fresh and was never used. */
  redeem(payload: CaptchaPayload): Promise<number>
}

export const captchaPayload = workProof
export type CaptchaPayload = WorkProof

export function createCaptcha(keys: Keys, store: Store, now: () => Date): Captcha {
  const secrets = {
    hmacSignatureSecret: keys.stableHmac('captcha'),
    hmacKeySignatureSecret: keys.stableHmac('captcha-key'),
  }
  const work = createProofOfWork(secrets, now)
  return {
    createChallenge: work.createChallenge,
    async redeem(payload) {
      const { signature } = payload.challenge
      const proven = signature === undefined ? 0 : await work.verify(payload)
      if (signature === undefined || proven === 0) return 0
      const expiresAt = new Date(now().getTime() + challengeLifetimeMs)
      const isFirstUse = await store.transaction((tx) =>
        consumeChallenge(tx, { hash: keys.stableHmac('spent-challenge', signature), expiresAt }),
      )
      return isFirstUse ? proven : 0
    },
  }
}

export const getCaptcha = defineOperation({
  id: 'getCaptcha',
  method: 'get',
  path: '/api/v1/captcha',
  summary: 'A proof-of-work challenge (ALTCHA) for POST /api/v1/runs and /api/v1/runs/{id}/answers',
  caller: 'anyone',
  query: z.object({
    work: z.coerce.number().int().min(1).max(maxWork).default(1).describe('As captcha-required asked for'),
  }),
  status: 200,
  reply: workChallenge,
})

export function captchaRoutes(app: Hono, captcha: Captcha): void {
  mount(app, getCaptcha, async (context, { query: { work } }) => context.reply(await captcha.createChallenge(work)))
}
