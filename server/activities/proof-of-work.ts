import { type Challenge, createChallenge, randomInt, type Solution, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

/** Proof of work from our own origin, no third party: about 0.3 s of a browser's time for each unit, microseconds of ours. */
export interface ProofOfWork {
  createChallenge(work?: number): Promise<Challenge>
  /** The work that it proves; 0 unless it solves a challenge of ours that has not expired. The caller must see to it that none is used twice. */
  verify(proof: WorkProof): Promise<number>
}

const challengeShape = z.looseObject({ parameters: z.looseObject({}), signature: z.string().max(200) })
const solutionShape = z.looseObject({ counter: z.number(), derivedKey: z.string().max(200) })

/** The library's own types; `verify` checks all that these shapes leave open. */
export const workChallenge = z
  .custom<Challenge>((value) => challengeShape.safeParse(value).success)
  .meta({
    type: 'object',
    properties: { parameters: { type: 'object' }, signature: { type: 'string' } },
    required: ['parameters', 'signature'],
  })
const workSolution = z
  .custom<Solution>((value) => solutionShape.safeParse(value).success)
  .meta({
    type: 'object',
    properties: { counter: { type: 'number' }, derivedKey: { type: 'string' } },
    required: ['counter', 'derivedKey'],
  })
export const workProof = z.object({ challenge: workChallenge, solution: workSolution })
export type WorkProof = z.output<typeof workProof>

/** Iterations of one unit of work. */
const unitCost = 2000
/** About 20 s; `shared/proof-of-work.ts` solves nothing that costs more. */
export const maxWork = 64

/** Milliseconds. */
export const challengeLifetimeMs = 5 * 60_000

export function createProofOfWork(
  secrets: { hmacSignatureSecret: string; hmacKeySignatureSecret: string },
  now: () => Date,
): ProofOfWork {
  return {
    createChallenge: (work = 1) =>
      createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        cost: unitCost * work,
        counter: randomInt(200, 600),
        expiresAt: new Date(now().getTime() + challengeLifetimeMs),
        deriveKey,
      }),
    async verify({ challenge, solution }) {
      try {
        const result = await verifySolution({ ...secrets, challenge, solution, deriveKey })
        // Signed with the challenge, so that a cheap challenge cannot pass for an expensive one.
        return result.verified ? Math.floor(challenge.parameters.cost / unitCost) : 0
      } catch {
        // The library throws for parameters that this server did not create.
        return 0
      }
    },
  }
}
