import type { browser as Browser } from 'wxt/browser'
import { isPasswordChangeAddress } from '../detectors/addresses.ts'
import { findRoots, type Root } from '../detectors/roots.ts'
import { watchRoots } from '../in-page/watch.ts'

/**
 * Runs on every page of the origins that are listed and granted, so it does as little as possible: it looks for an address or a
 * visible password field and then requests the rules. It is a plain script, not one of WXT's content scripts: those announce
 * themselves to the page by a message and an event, which the page could use to detect and stop the extension (wxt 0.21). The code
 * of the first look has few functions and no patterns, since the browser compiles each of them on first use.
 */
export default {
  main() {
    const roots = look([])
    if (!roots) return
    // No event tells the background of listed pages alone, so the page does; its frames count with it.
    if (window === top) send('shown')
    watchRoots(roots, look)
  },
}

/** Returns the trees to watch, or undefined once the rules are requested. */
function look(before: Root[]): Root[] | undefined {
  const address = document.URL
  // Address and document first; shadow trees are searched only after that.
  if (!isPasswordChangeAddress(address.slice(address.indexOf('/', 8))) && !asksForPassword(document)) {
    const roots = findRoots(document, before)
    let found = false
    for (const root of roots) found ||= root !== document && asksForPassword(root)
    if (!found) return roots
  }
  send('look')
  return undefined
}

function send(gate: 'shown' | 'look'): void {
  const ask = () => runtime().sendMessage({ gate })
  // Once more where the background was stopped before it was done. Rejects after the extension was updated or removed; the next page has the new version.
  ask()
    .then((done) => done ?? ask())
    .catch(() => undefined)
}

function asksForPassword(root: Root): boolean {
  const selector = 'input[type=password i]'
  // Most pages have none, and end here.
  return (
    root.querySelector(selector) !== null &&
    [...root.querySelectorAll(selector)].some((input) => input.checkVisibility())
  )
}

/**
 * Like wxt's `browser`, but read only when needed: the first access makes the browser build its interfaces for the page. Each browser has at
 * least one of the two names, which the types of a page do not know.
 */
function runtime() {
  const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', typeof Browser>
  return (browser?.runtime?.id ? browser : chrome).runtime
}
