import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { ContentScriptMessage } from '../messages/messages.ts'
import { type OfferTexts, showOffer } from '../prompt/offer.ts'

/** Injected by the background after a finding, and after the texts. */
export default defineUnlistedScript(() => {
  const here = globalThis as { latchkeyOffer?: OfferTexts; latchkeyWithdraw?: () => void }
  const texts = here.latchkeyOffer
  if (!texts) return
  here.latchkeyWithdraw?.()
  const close = showOffer(texts, (decision) => {
    const message: ContentScriptMessage = { prompt: decision }
    // Rejects after the extension was updated or removed; the next page has the new version.
    browser.runtime.sendMessage(message).catch(() => undefined)
  })
  const listen = (message: unknown) => {
    if ((message as { withdraw?: unknown }).withdraw === true) here.latchkeyWithdraw?.()
  }
  here.latchkeyWithdraw = () => {
    browser.runtime.onMessage.removeListener(listen)
    close()
  }
  browser.runtime.onMessage.addListener(listen)
})
