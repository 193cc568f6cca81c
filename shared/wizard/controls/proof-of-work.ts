import { solveProofOfWork } from '../../proof-of-work.ts'
import type { Control } from './control.ts'

export const proofOfWork: Control = {
  async complete({ challenge }, _typed, signal) {
    const captcha = await solveProofOfWork(challenge, signal)
    return captcha ? { answer: { captcha } } : { problem: 'wizard.work-not-done' }
  },
}
