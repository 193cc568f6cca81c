import { type Challenge, createChallenge, randomInt, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Hono } from 'hono'
import { z } from 'zod'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { spendChallenge } from '../store/spent-challenges.ts'
import { defineOperation, mount } from './operation.ts'

/** Proof of work from our own origin, no third party: about 0.3 s of a browser's time, microseconds of ours. */
export interface Captcha {
  challenge(): Promise<Challenge>
  /** Whether `payload` solves a challenge of ours that is fresh and was never used. */
  accepts(payload: CaptchaPayload): Promise<boolean>
}

export const captchaPayload = z.object({
  challenge: z.looseObject({ parameters: z.looseObject({}), signature: z.string().max(200) }),
  solution: z.looseObject({ counter: z.number(), derivedKey: z.string().max(200) }),
})
export type CaptchaPayload = z.output<typeof captchaPayload>

const validMs = 5 * 60_000

export function createCaptcha(keys: Keys, store: Store, now: () => Date): Captcha {
  const secrets = {
    hmacSignatureSecret: keys.hmac('captcha'),
    hmacKeySignatureSecret: keys.hmac('captcha-key'),
  }
  return {
    challenge: () =>
      createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        cost: 2000,
        counter: randomInt(200, 600),
        expiresAt: new Date(now().getTime() + validMs),
        deriveKey,
      }),
    async accepts({ challenge, solution }) {
      try {
        const result = await verifySolution({
          ...secrets,
          challenge: challenge as unknown as Challenge,
          solution: solution as unknown as Solution,
          deriveKey,
        })
        if (!result.verified) return false
      } catch {
        // The library throws for parameters that nobody of ours has made.
        return false
      }
      const expiresAt = new Date(now().getTime() + validMs)
      return store.transaction((tx) =>
        spendChallenge(tx, { hash: keys.hmac('spent-challenge', challenge.signature), expiresAt }),
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
