import type { Challenge } from 'altcha-lib'
import type { Hono } from 'hono'
import { z } from 'zod'
import { proofOfWork, type WorkProof, workIsGoodFor, workProof } from '../activities/proof-of-work.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { spendChallenge } from '../store/spent-challenges.ts'
import { defineOperation, mount } from './operation.ts'

/** Before a run begins, where work is asked for. */
export interface Captcha {
  challenge(): Promise<Challenge>
  /** Whether `payload` solves a challenge of ours that is fresh and was never used. */
  accepts(payload: CaptchaPayload): Promise<boolean>
}

export const captchaPayload = workProof
export type CaptchaPayload = WorkProof

export function createCaptcha(keys: Keys, store: Store, now: () => Date): Captcha {
  const secrets = {
    hmacSignatureSecret: keys.lastingHmac('captcha'),
    hmacKeySignatureSecret: keys.lastingHmac('captcha-key'),
  }
  const work = proofOfWork(secrets, now)
  return {
    challenge: work.challenge,
    async accepts(payload) {
      if (!(await work.solves(payload))) return false
      const expiresAt = new Date(now().getTime() + workIsGoodFor)
      return store.transaction((tx) =>
        spendChallenge(tx, { hash: keys.lastingHmac('spent-challenge', payload.challenge.signature), expiresAt }),
      )
    },
  }
}

export const captchaOperation = defineOperation({
  id: 'getCaptcha',
  method: 'get',
  path: '/api/v1/captcha',
  summary: 'A proof-of-work challenge (ALTCHA) for POST /api/v1/runs',
  caller: 'anyone',
  status: 200,
  reply: z.looseObject({ parameters: z.looseObject({}), signature: z.string() }),
  errors: [],
})

export function captchaRoutes(app: Hono, captcha: Captcha): void {
  mount(app, captchaOperation, async (context) => context.json(await captcha.challenge()))
}
