import { type Challenge, type Solution, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

export interface CaptchaSolution {
  challenge: Challenge
  solution: Solution
}

/** More rounds than this is no challenge of ours; a wrong server must not keep the browser busy. */
const hardest = 200_000

/** Works out the server's challenge with WebCrypto, in about a third of a second; undefined when it is none or takes a minute. */
export async function solve(challenge: unknown, signal?: AbortSignal): Promise<CaptchaSolution | undefined> {
  const asked = challenge as Challenge
  if (!(asked?.parameters?.cost <= hardest)) return undefined
  const controller = new AbortController()
  signal?.addEventListener('abort', () => controller.abort(), { once: true })
  const solution = await solveChallenge({ challenge: asked, deriveKey, controller, timeout: 60_000 })
  return solution ? { challenge: asked, solution } : undefined
}
