import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { casAddresses, exchangeAddresses, genericAddresses } from '../detectors/addresses.ts'
import type { Root } from '../detectors/roots.ts'
import { watch } from '../in-page/watch.ts'

/**
 * Runs on every page of the origins that are listed and granted, so it does next to nothing: it looks for an address or a
 * visible password field and then asks for the rules. A plain script and no content script of WXT: those announce themselves
 * to the page by a message and an event, which the page could use to know us and to stop us (wxt 0.21).
 */
export default defineUnlistedScript(() => {
  const end = new AbortController()
  const look = (roots: Root[]) => {
    if (!roots.some(asksForPassword) && !addresses().test(location.pathname + location.search + location.hash)) return
    end.abort()
    // Nobody answers after the extension was updated or removed; the next page has the new one.
    browser.runtime.sendMessage({ gate: 'look' }).catch(() => undefined)
  }
  watch(false, look, end.signal, () => look([document]))
})

const addresses = () => new RegExp([...exchangeAddresses, ...casAddresses, ...genericAddresses].join('|'), 'i')

function asksForPassword(root: Root): boolean {
  const selector = 'input[type=password i]'
  // Most pages have none, and end here.
  return (
    root.querySelector(selector) !== null &&
    [...root.querySelectorAll(selector)].some((input) => input.checkVisibility())
  )
}
