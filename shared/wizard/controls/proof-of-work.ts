import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Control } from './control.ts'

/** More rounds than this is no challenge of ours; a wrong server must not keep the browser busy. */
const hardest = 200_000
const patience = 60_000

/** About a third of a second of WebCrypto, which works aside from the page. */
export const proofOfWork: Control = {
  async complete(data, _typed, signal) {
    const challenge = data.challenge as Challenge
    const controller = new AbortController()
    signal.addEventListener('abort', () => controller.abort(), { once: true })
    const isOurs = challenge?.parameters?.cost <= hardest
    const solution = isOurs
      ? await solveChallenge({ challenge, deriveKey, controller, timeout: patience }).catch(() => undefined)
      : undefined
    return solution ? { answer: { captcha: { challenge, solution } } } : { problem: 'wizard.work-not-done' }
  },
}
