import { browser } from 'wxt/browser'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { tellsOfChange } from '../detectors/addresses.ts'
import { type Root, rootsIn } from '../detectors/roots.ts'
import { watch } from '../in-page/watch.ts'

/**
 * Runs on every page of the origins that are listed and granted, so it does next to nothing: it looks for an address or a
 * visible password field and then asks for the rules. A plain script and no content script of WXT: those announce themselves
 * to the page by a message and an event, which the page could use to know us and to stop us (wxt 0.21).
 */
export default defineUnlistedScript(() => {
  const end = new AbortController()
  watch((before) => {
    let roots: Root[] = [document]
    const found = () => roots.some(asksForPassword)
    // What is in sight ends it; trees within the page are looked for after that.
    if (!tellsOfChange(path()) && !found()) {
      roots = rootsIn(document, { before })
      if (!found()) return roots
    }
    end.abort()
    // Nobody answers after the extension was updated or removed; the next page has the new one.
    browser.runtime.sendMessage({ gate: 'look' }).catch(() => undefined)
    return roots
  }, end.signal)
})

/** Path, query and fragment. */
const path = () => document.URL.slice(document.URL.indexOf('/', 8))

function asksForPassword(root: Root): boolean {
  const selector = 'input[type=password i]'
  // Most pages have none, and end here.
  return (
    root.querySelector(selector) !== null &&
    [...root.querySelectorAll(selector)].some((input) => input.checkVisibility())
  )
}
