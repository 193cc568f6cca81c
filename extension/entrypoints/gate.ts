import type { browser as Browser } from 'wxt/browser'
import { tellsOfChange } from '../detectors/addresses.ts'
import { type Root, rootsIn } from '../detectors/roots.ts'
import { watch } from '../in-page/watch.ts'

/**
 * Runs on every page of the origins that are listed and granted, so it does next to nothing: it looks for an address or a
 * visible password field and then asks for the rules. A plain script and no content script of WXT: those announce themselves
 * to the page by a message and an event, which the page could use to know us and to stop us (wxt 0.21). What it calls at first is
 * in few functions and without patterns, since the browser prepares each of them at its first use.
 */
export default {
  main() {
    const roots = look([])
    if (roots) watch(roots, look)
  },
}

/** The trees to watch, or none once the rules are asked for. */
function look(before: Root[]): Root[] | undefined {
  const address = document.URL
  // What is in sight ends it; trees within the page are looked for after that.
  if (!tellsOfChange(address.slice(address.indexOf('/', 8))) && !asksForPassword(document)) {
    const roots = rootsIn(document, before)
    let found = false
    for (const root of roots) found ||= root !== document && asksForPassword(root)
    if (!found) return roots
  }
  // Nobody answers after the extension was updated or removed; the next page has the new one.
  runtime()
    .sendMessage({ gate: 'look' })
    .catch(() => undefined)
  return undefined
}

function asksForPassword(root: Root): boolean {
  const selector = 'input[type=password i]'
  // Most pages have none, and end here.
  return (
    root.querySelector(selector) !== null &&
    [...root.querySelectorAll(selector)].some((input) => input.checkVisibility())
  )
}

/** As in wxt's `browser`, which touches the browser's interfaces on every page: they are built for a page at the first touch. */
function runtime() {
  const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', typeof Browser>
  return (browser?.runtime?.id ? browser : chrome).runtime
}
