import { browser } from 'wxt/browser'
import { isPasswordChangeAddress } from '../detectors/addresses.ts'
import { generic } from '../detectors/generic.ts'
import type { readStatements } from '../detectors/grammar.ts'
import { detectors } from '../detectors/index.ts'
import { browserLayout } from '../detectors/layout.ts'
import { findMatch, getPath, readContent, showsSuccess } from '../detectors/match.ts'
import { findRoots, type Root } from '../detectors/roots.ts'
import type { Vocabulary } from '../detectors/vocabularies/vocabulary.ts'
import type { ContentScriptMessage } from '../messages/messages.ts'
import { reportToBackground } from '../messages/report-to-background.ts'
import type { Offer } from '../prompt/offer.ts'
import { maxRedirectMs, watchSignIn } from './sign-in.ts'
import { watchRoots } from './watch.ts'

/** How the page was reached and listed, as the background knows it. */
export interface PageFacts {
  /** When a sign-in form of the same origin was sent in this tab. */
  signInAt?: number
  listedByAdministrator: boolean
}

/** Set by the background before it injects the rules; in the extension's isolated world, out of the page's reach. */
interface RulesGlobals {
  latchkeyFacts?: PageFacts
  /** The vocabularies that the rules requested, by language. */
  latchkeyVocabularies?: Record<string, Vocabulary>
  /** Comes with them. */
  latchkeyGrammar?: typeof readStatements
  /** Id of the detector that recently found something in this tab, whose page may now confirm the change. */
  latchkeyExpected?: string
  latchkeyRules?: () => void
  /** Set by the prompt; absent before the first offer. */
  latchkeyShown?: Offer
}

/** An offer that was removed together with its page is shown again at most this many times. */
const maxLostOffers = 3

/** Applies the rules now and after every change of the page, and reports every change of the finding to the background. */
export function applyRules(): void {
  const here = globalThis as RulesGlobals
  // The gate of a frame may request the rules again: then they only run once more.
  if (here.latchkeyRules) {
    here.latchkeyRules()
    return
  }
  let over = false
  // Other than any finding: the first look reports even if it finds nothing, since the page before may have had a finding.
  let reported: string | undefined = ''
  /** The path of what was reported. */
  let reportedAt = ''
  let lost = 0
  /** The address of a finding right after a sign-in: it stays one as long as the page shows it. */
  let foundAfterSignIn: string | undefined
  const requested = new Set<string>()
  const report = (message: ContentScriptMessage) =>
    reportToBackground(message).catch(() => {
      // The extension was updated or removed: these rules are outdated.
      if (!browser.runtime?.id) over = true
    })

  const signIn = watchSignIn(() => {
    if (!over) report({ gate: 'sent' })
  })

  const look = (before: Root[]) => {
    if (over) return undefined
    const everywhere = isPasswordChangeAddress(getPath(location))
    const roots = findRoots(document, before, { frames: true, everywhere })
    const given = here.latchkeyFacts
    if (!given) return roots
    const path = getPath(location)
    const signInAt = Math.max(given.signInAt ?? 0, signIn.at)
    const afterSignIn = Date.now() - signInAt <= maxRedirectMs || path === foundAfterSignIn
    const facts = { afterSignIn, listedByAdministrator: given.listedByAdministrator }
    const words = { vocabularies: here.latchkeyVocabularies ?? {}, grammar: here.latchkeyGrammar }
    const page = { document, address: location, layout: browserLayout(), facts, roots, words }
    const content = readContent(page)
    signIn.show(content.fields)
    const match = findMatch(detectors, page, content)
    const expected = detectors.find(({ id }) => id === here.latchkeyExpected)
    const changed = !match && expected && showsSuccess([expected, generic], page, content)
    if (content.missing.size > 0) {
      const before = requested.size
      for (const language of content.missing) requested.add(language)
      // The background runs the rules again once it has set them; until then it is unknown what the page says.
      if (requested.size > before) report({ words: [...requested] })
      return roots
    }
    const finding = match?.kind === 'soon' ? undefined : match
    foundAfterSignIn = finding && afterSignIn ? path : undefined
    const found = finding && `${finding.id} ${finding.kind}`
    // The page was replaced with the card in it. A page that removes every card is not argued with.
    const isLost = found === reported && here.latchkeyShown?.isLost() && lost++ < maxLostOffers
    // A single-page app shows another view with the same finding.
    const isMoved = found !== undefined && path !== reportedAt
    if (found !== reported || isMoved || isLost) {
      reported = found
      reportedAt = path
      report(finding ? { found: finding.id, kind: finding.kind === 'change' ? 'change' : 'expired' } : { found: null })
    }
    if (finding) here.latchkeyExpected = finding.id
    else if (changed) {
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
  // A page that the browser brings back whole reports again: meanwhile the tab showed another one.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    reported = ''
    lookAgain()
  })
  browser.runtime.onMessage.addListener((message: unknown, _, respond: (isShown: boolean) => void) => {
    if ((message as { hasFinding?: unknown }).hasFinding === true) respond(Boolean(reported))
  })
}
