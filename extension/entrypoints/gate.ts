import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { casAddresses, exchangeAddresses, genericAddresses } from '../detectors/addresses.ts'
import { rootsIn } from '../detectors/roots.ts'
import { watch } from '../in-page/watch.ts'

/**
 * Runs on every page of the origins that are listed and granted, so it does next to nothing: it looks for an address or a
 * visible password field and then asks for the rules. A plain script and no content script of WXT: those announce themselves
 * to the page by a message and an event, which the page could use to know us and to stop us (wxt 0.21).
 */
export default defineUnlistedScript(() => {
  const addresses = new RegExp([...exchangeAddresses, ...casAddresses, ...genericAddresses].join('|'), 'i')
  const end = new AbortController()
  watch(() => {
    const roots = rootsIn(document, false)
    const field = roots.some((root) =>
      [...root.querySelectorAll('input[type=password i]')].some((input) => input.checkVisibility()),
    )
    if (field || addresses.test(location.pathname + location.search + location.hash)) {
      end.abort()
      // Nobody answers after the extension was updated or removed; the next page has the new one.
      browser.runtime.sendMessage({ gate: 'look' }).catch(() => undefined)
    }
    return roots
  }, end.signal)
})
