import type { WaitStep } from './page.ts'

/** Who was asked, when, and until when they may decide. */
export function AskedLine({ step: { asked } }: { step: WaitStep }) {
  return asked ? <p class="next">{asked.text}</p> : null
}
