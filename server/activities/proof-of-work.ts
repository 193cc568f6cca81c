import { type Challenge, createChallenge, randomInt, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

/** Proof of work from our own origin, no third party: about 0.3 s of a browser's time, microseconds of ours. */
export interface ProofOfWork {
  challenge(): Promise<Challenge>
  /** Whether it solves a challenge of ours that is fresh. That none is used twice is the caller's to see to. */
  solves(proof: WorkProof): Promise<boolean>
}

export const workProof = z.object({
  challenge: z.looseObject({ parameters: z.looseObject({}), signature: z.string().max(200) }),
  solution: z.looseObject({ counter: z.number(), derivedKey: z.string().max(200) }),
})
export type WorkProof = z.output<typeof workProof>

/** Milliseconds. */
export const workIsGoodFor = 5 * 60_000

export function proofOfWork(
  secrets: { hmacSignatureSecret: string; hmacKeySignatureSecret: string },
  now: () => Date,
): ProofOfWork {
  return {
    challenge: () =>
      createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        cost: 2000,
        counter: randomInt(200, 600),
        expiresAt: new Date(now().getTime() + workIsGoodFor),
        deriveKey,
      }),
    async solves({ challenge, solution }) {
      try {
        const result = await verifySolution({
          ...secrets,
          challenge: challenge as unknown as Challenge,
          solution: solution as unknown as Solution,
          deriveKey,
        })
        return result.verified
      } catch {
        // The library throws for parameters that nobody of ours has made.
        return false
      }
    },
  }
}
