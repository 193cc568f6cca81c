import { useScripted } from '../ui/scripted.ts'
import { fillMoments } from './moment.ts'
import type { WaitStep } from './page.ts'
import { useTranslator } from './use-translator.ts'

/** Who was asked, when, and until when they may decide. */
export function AskedLine({ step: { asked } }: { step: WaitStep }) {
  const t = useTranslator()
  const scripted = useScripted()
  if (!asked) return null
  const { text, ...times } = asked
  return <p class="next">{fillMoments(t, text, times, { scripted })}</p>
}
