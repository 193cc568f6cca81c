import { type Brand, writeBrandRules } from '../../shared/ui/brand.ts'
import theme from '../../shared/ui/theme.css?inline'
import style from './offer.css?inline'
import { giveSignsOfLife } from './sign-of-life.ts'
import { keepOnTop } from './top-layer.ts'
import { createClickCheck } from './trusted-clicks.ts'

/** Texts from the background, so that the page gets no catalogue. They contain no personal data. */
export interface OfferTexts {
  language: string
  direction: 'ltr' | 'rtl'
  organisation: string
  sentence: string
  accept: string
  /** Until it is decided whether the account's name may be read from the page: the button that allows it, and what that means. */
  acceptWithName?: { label: string; note: string }
  decline: string
  from: string
  /** Shown after a click that counts for nothing, because something may lie over the card. */
  refused: string
  /** Shown after a click that reaches no extension any more, because it was updated. */
  outdated: string
  /** The organisation's look; absent: as supplied. */
  brand?: Brand
}

export interface Offer {
  close(): void
  /** Whether the page removed an element that contains the card, as `document.write` does. The page may remove the card alone. */
  isLost(): boolean
}

/** Marks the host in the page, where a later version of the extension finds it. It does not name the extension. */
const mark = 'data-help-card'

export type OfferDecision = 'accepted' | 'accepted-with-name' | 'declined'

/**
 * Shows the offer in the page: a card in a closed shadow root, without an input. A click only reports the decision, and `decided`
 * says whether it reached the extension; the page may remove the card. A card that is left of an earlier version is removed.
 */
export function showOffer(texts: OfferTexts, decided: (decision: OfferDecision) => boolean): Offer {
  const end = new AbortController()
  for (const old of document.querySelectorAll(`[${mark}]`)) old.remove()
  const host = document.createElement('div')
  host.setAttribute(mark, '')
  // Important inline styles win over every style sheet of the page, and `all` stops inherited styles.
  host.style.cssText = [
    'all:initial',
    'position:fixed',
    'inset-block-start:16px',
    'inset-inline-end:16px',
    'z-index:2147483647',
    `direction:${texts.direction}`,
  ]
    .map((rule) => `${rule}!important;`)
    .join('')
  const root = host.attachShadow({ mode: 'closed' })

  const card = createHtmlElement('section', {
    class: 'card',
    lang: texts.language,
    dir: texts.direction,
    'aria-label': texts.organisation,
  })
  const head = createHtmlElement(
    'p',
    { class: 'head' },
    createSign(texts.brand?.logo),
    createHtmlElement('strong', {}, texts.organisation),
  )
  const sentence = createHtmlElement('p', { class: 'sentence', role: 'status' })
  const accept = createHtmlElement('button', { type: 'button', class: 'accept' }, texts.accept)
  const decline = createHtmlElement('button', { type: 'button', class: 'decline' }, texts.decline)
  const withName = texts.acceptWithName && {
    button: createHtmlElement('button', { type: 'button', class: 'accept-with-name' }, texts.acceptWithName.label),
    note: createHtmlElement('p', { class: 'note' }, texts.acceptWithName.note),
  }
  card.append(
    head,
    sentence,
    createHtmlElement('p', { class: 'actions' }, accept, decline, ...(withName ? [withName.button] : [])),
    ...(withName ? [withName.note] : []),
    createHtmlElement('p', { class: 'from' }, texts.from),
  )
  // The variables are set on the card: a rule of the page wins over `:host`. In the page, rem would follow the page's font size.
  const css =
    `${theme.replaceAll(':host', '.card')}${style}${writeBrandRules({ colours: texts.brand?.colours }, { root: '.card' })}`.replace(
      /([\d.]+)rem\b/g,
      (_, rem) => `${Number(rem) * 16}px`,
    )
  root.append(card)
  addStyles(root, css)
  keepOnTop(host, end.signal)
  giveSignsOfLife(card, end.signal)
  // Screen readers announce text added to a live region, not text it was created with.
  sentence.textContent = texts.sentence

  const check = createClickCheck(card, end.signal)
  const close = () => {
    end.abort()
    host.remove()
  }
  const explain = (text: string) => {
    card.querySelector('.problem')?.remove()
    card.append(createHtmlElement('p', { class: 'problem', role: 'alert' }, text))
  }
  const decide = (decision: OfferDecision, event: Event) => {
    if (!event.isTrusted) return
    // Nothing is lost by declining, so it needs no proof that the card was seen.
    const verdict = decision === 'declined' ? 'counts' : check(event)
    if (verdict === 'covered') explain(texts.refused)
    if (verdict !== 'counts') return
    if (!decided(decision) && decision !== 'declined') return explain(texts.outdated)
    close()
  }
  const decisions = new Map<Element, OfferDecision>([
    [accept, 'accepted'],
    [decline, 'declined'],
  ])
  if (withName) decisions.set(withName.button, 'accepted-with-name')
  // On the window and before the page's own listeners: no shortcut of the page is triggered, and none of them stops a click on the card.
  const receive = (event: Event) => {
    if (event.target !== host) return
    event.stopImmediatePropagation()
    if (event.type === 'keydown' && (event as KeyboardEvent).key === 'Escape') decide('declined', event)
    if (event.type !== 'click') return
    const { detail, clientX, clientY } = event as MouseEvent
    // A click by a key or by a screen reader has no place.
    const pressed = detail === 0 ? root.activeElement : root.elementFromPoint(clientX, clientY)
    const decision = pressed && decisions.get(pressed)
    if (decision) decide(decision, event)
  }
  for (const type of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup']) {
    addEventListener(type, receive, { capture: true, signal: end.signal })
  }
  return { close, isLost: () => !end.signal.aborted && !host.isConnected && host.parentNode !== null }
}

/** A constructed style sheet is not subject to the page's Content Security Policy, as a `style` element is in Firefox. */
function addStyles(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
}

function createHtmlElement(
  name: string,
  attributes: Record<string, string>,
  ...content: (Node | string)[]
): HTMLElement {
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...content)
  return element
}

/** The logo; in its place the mark, also where the page lets no picture be shown. */
function createSign(logo: Brand['logo']): Element {
  if (!logo) return createMark()
  const sign = createHtmlElement('img', { class: 'logo', alt: '', src: logo.address })
  sign.addEventListener('error', () => sign.replaceWith(createMark()))
  return sign
}

/** The mark of shared/ui/Mark.tsx. */
function createMark(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 32 32')
  svg.setAttribute('aria-hidden', 'true')
  for (const line of [
    'M18.18 10.56A6.75 6.75 0 1 1 13.59 5.08',
    'M16.27 16.27 26.5 26.5M20.75 20.75l3.5-3.5M25.25 25.25l3-3',
  ]) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', line)
    svg.append(path)
  }
  return svg
}
