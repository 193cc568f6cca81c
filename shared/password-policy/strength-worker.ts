import { strengthEstimate } from './strength.ts'
import type { StrengthQuestion } from './strength-meter.ts'

/** Entry of the worker that `strength-meter.ts` starts. Passwords stay in its memory only while it estimates them. */
const estimate = strengthEstimate()

addEventListener('message', ({ data: { password, about } }: MessageEvent<StrengthQuestion>) => {
  postMessage(estimate(password, about))
})
