import { type Challenge, type Solution, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/** What `POST /api/v1/runs` takes as `captcha`. */
export interface SolvedChallenge {
  challenge: Challenge
  solution: Solution
}

/** Our challenges cost less; a wrong server must not keep the browser busy. */
const maxCost = 200_000

/** A phone of 2018 needs about two seconds. */
const timeoutMs = 60_000

/**
 * Solves the server's challenge in about a third of a second. WebCrypto works outside the page's thread, so the page stays responsive.
 * Gives undefined if it is not a challenge of ours, is not solved in time, or the browser cannot solve it.
 */
export async function solveProofOfWork(given: unknown, signal?: AbortSignal): Promise<SolvedChallenge | undefined> {
  // Comes from the server as JSON; the check of its cost also covers any other shape.
  const challenge = given as Challenge
  if (!(challenge?.parameters?.cost <= maxCost)) return undefined
  const controller = new AbortController()
  signal?.addEventListener('abort', () => controller.abort(), { once: true })
  const solution = await solveChallenge({ challenge, deriveKey, controller, timeout: timeoutMs }).catch(() => undefined)
  return solution ? { challenge, solution } : undefined
}
