import { createStrengthEstimate } from './strength.ts'
import type { StrengthRequest } from './strength-meter.ts'

/** The worker that `strength-meter.ts` starts. Passwords are in its memory only while it estimates them. */
const estimate = createStrengthEstimate()

addEventListener('message', ({ data: { password, about } }: MessageEvent<StrengthRequest>) => {
  postMessage(estimate(password, about))
})
