import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { ContentScriptMessage } from '../messages/messages.ts'
import { reportToBackground } from '../messages/report-to-background.ts'
import { type Offer, type OfferDecision, type OfferTexts, showOffer } from '../prompt/offer.ts'

/** Injected by the background after a finding, and after the texts. */
export default defineUnlistedScript(() => {
  const here = globalThis as { latchkeyOffer?: OfferTexts; latchkeyWithdraw?: () => void; latchkeyShown?: Offer }
  const texts = here.latchkeyOffer
  if (!texts) return
  here.latchkeyWithdraw?.()
  const offer = showOffer(texts, report)
  here.latchkeyShown = offer
  const listen = (message: unknown) => {
    if ((message as { withdraw?: unknown }).withdraw === true) here.latchkeyWithdraw?.()
  }
  here.latchkeyWithdraw = () => {
    browser.runtime.onMessage.removeListener(listen)
    offer.close()
  }
  browser.runtime.onMessage.addListener(listen)
})

/** Returns whether the extension is still there: after an update, a script of the version before reaches nothing. */
function report(decision: OfferDecision): boolean {
  const message: ContentScriptMessage = { prompt: decision }
  try {
    if (!browser.runtime?.id) return false
    reportToBackground(message).catch(() => undefined)
    return true
  } catch {
    return false
  }
}
