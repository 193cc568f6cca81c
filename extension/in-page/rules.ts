import { browser } from 'wxt/browser'
import { tellsOfChange } from '../detectors/addresses.ts'
import type { Facts } from '../detectors/detector.ts'
import { generic } from '../detectors/generic.ts'
import { detectors } from '../detectors/index.ts'
import { browserLayout } from '../detectors/layout.ts'
import { match, pathOf, seenOn, succeeded } from '../detectors/match.ts'
import { type Root, rootsIn } from '../detectors/roots.ts'
import type { InPageMessage } from '../server-link/messages.ts'
import { watch } from './watch.ts'

/** Set by the background right before the rules come in; lives in the extension's isolated world, out of the page's reach. */
interface InPage {
  latchkeyFacts?: Facts
  /** Id of the detector that found something in this tab a short while ago: a change that succeeded may show next. */
  latchkeyExpected?: string
  latchkeyRules?: () => void
}

/** Applies the rules now and after every change, and tells the background when what is found changes. */
export function applyRules(): void {
  const here = globalThis as InPage
  // The gate of a frame may ask a second time: then one look more is all that is wanted.
  if (here.latchkeyRules) {
    here.latchkeyRules()
    return
  }
  let over = false
  let told: string | undefined
  const tell = (message: InPageMessage) =>
    browser.runtime.sendMessage(message).catch(() => {
      // The extension was updated or removed: these rules are the old one's.
      if (!browser.runtime?.id) over = true
    })

  const look = (before: Root[]) => {
    if (over) return undefined
    const everywhere = tellsOfChange(pathOf(location))
    const roots = rootsIn(document, before, { frames: true, everywhere })
    const facts = here.latchkeyFacts
    if (!facts) return roots
    const page = { document, address: location, layout: browserLayout(), facts, roots }
    const seen = seenOn(page)
    const finding = match(detectors, page, seen)
    const found = finding && `${finding.id} ${finding.says}`
    if (found !== told) {
      told = found
      tell(finding ? { found: finding.id, says: finding.says } : { found: null })
    }
    if (finding) here.latchkeyExpected = finding.id
    const expected = detectors.find(({ id }) => id === here.latchkeyExpected)
    if (!finding && expected && succeeded([expected, generic], page, seen)) {
      here.latchkeyExpected = undefined
      tell({ changed: expected.id })
    }
    return roots
  }
  // The browser says when it has nothing else to do; where it never does, a fifth of a second is waited.
  const whenIdle = (work: () => void) => requestIdleCallback(work, { timeout: 200 })
  let lookAgain = () => {}
  whenIdle(() => {
    const roots = look([])
    if (roots) lookAgain = watch(roots, look, whenIdle)
  })
  here.latchkeyRules = () => lookAgain()
  browser.runtime.onMessage.addListener((message: unknown) => {
    if ((message as { again?: unknown }).again !== true) return
    // Nothing found is news, too: an offer may stand from the view before.
    told = ''
    lookAgain()
  })

  // That a form with one password was sent says how the next page was reached; what was in it is not looked at. More than one
  // make a change: a page that refuses it is not reached by signing in.
  addEventListener(
    'submit',
    (event) => {
      const form = event.target
      if (over || !(form instanceof HTMLFormElement)) return
      const passwords = [...form.querySelectorAll('input[type=password i]')].filter((input) => input.checkVisibility())
      if (passwords.length === 1) tell({ gate: 'sent' })
    },
    true,
  )
}
