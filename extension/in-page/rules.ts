import { browser } from 'wxt/browser'
import { isPasswordChangeAddress } from '../detectors/addresses.ts'
import type { Facts } from '../detectors/detector.ts'
import { generic } from '../detectors/generic.ts'
import { detectors } from '../detectors/index.ts'
import { browserLayout } from '../detectors/layout.ts'
import { findMatch, getPath, readContent, showsSuccess } from '../detectors/match.ts'
import { findRoots, type Root } from '../detectors/roots.ts'
import type { ContentScriptMessage } from '../messages/messages.ts'
import { watchRoots } from './watch.ts'

/** Set by the background before it injects the rules; in the extension's isolated world, out of the page's reach. */
interface RulesGlobals {
  latchkeyFacts?: Facts
  /** Id of the detector that recently found something in this tab, whose page may now confirm the change. */
  latchkeyExpected?: string
  latchkeyRules?: () => void
}

/** Applies the rules now and after every change of the page, and reports every change of the finding to the background. */
export function applyRules(): void {
  const here = globalThis as RulesGlobals
  // The gate of a frame may request the rules again: then they only run once more.
  if (here.latchkeyRules) {
    here.latchkeyRules()
    return
  }
  let over = false
  let reported: string | undefined
  const report = (message: ContentScriptMessage) =>
    browser.runtime.sendMessage(message).catch(() => {
      // The extension was updated or removed: these rules are outdated.
      if (!browser.runtime?.id) over = true
    })

  const look = (before: Root[]) => {
    if (over) return undefined
    const everywhere = isPasswordChangeAddress(getPath(location))
    const roots = findRoots(document, before, { frames: true, everywhere })
    const facts = here.latchkeyFacts
    if (!facts) return roots
    const page = { document, address: location, layout: browserLayout(), facts, roots }
    const content = readContent(page)
    const finding = findMatch(detectors, page, content)
    const found = finding && `${finding.id} ${finding.kind}`
    if (found !== reported) {
      reported = found
      report(finding ? { found: finding.id, kind: finding.kind } : { found: null })
    }
    if (finding) here.latchkeyExpected = finding.id
    const expected = detectors.find(({ id }) => id === here.latchkeyExpected)
    if (!finding && expected && showsSuccess([expected, generic], page, content)) {
      here.latchkeyExpected = undefined
      report({ changed: expected.id })
    }
    return roots
  }
  // Waits until the browser is idle, but at most 200 ms.
  const whenIdle = (work: () => void) => requestIdleCallback(work, { timeout: 200 })
  let lookAgain = () => {}
  whenIdle(() => {
    const roots = look([])
    if (roots) lookAgain = watchRoots(roots, look, whenIdle)
  })
  here.latchkeyRules = () => lookAgain()
  browser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { again?: unknown }).again !== true) return
    // Reports even if nothing is found: an offer of the previous view may still be shown.
    reported = ''
    lookAgain()
  })

  // Reports that a form with one password field was sent, since it tells how the next page was reached; its content is not read. A
  // form with more of them is a change, so the page after it is not reached by signing in.
  addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (over || !(form instanceof HTMLFormElement)) return
      const passwords = [...form.querySelectorAll('input[type=password i]')].filter((input) => input.checkVisibility())
      if (passwords.length === 1) report({ gate: 'sent' })
    },
    true,
  )
}
