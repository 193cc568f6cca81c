import { type Brand, writeBrandRules } from '../../shared/ui/brand.ts'
import theme from '../../shared/ui/theme.css?inline'
import style from './offer.css?inline'
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
  /** The organisation's look; absent: as supplied. */
  brand?: Brand
}

export type OfferDecision = 'accepted' | 'accepted-with-name' | 'declined'

/**
 * Shows the offer in the page: a card in a closed shadow root, without an input. A click only reports the decision; the page may
 * remove the card. Returns a function that removes it.
 */
export function showOffer(texts: OfferTexts, decided: (decision: OfferDecision) => void): () => void {
  const end = new AbortController()
  const host = document.createElement('div')
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
  // In the page, rem would follow the page's font size.
  const css = `${theme}${style}${writeBrandRules({ colours: texts.brand?.colours }, { root: '.card' })}`.replace(
    /([\d.]+)rem\b/g,
    (_, rem) => `${Number(rem) * 16}px`,
  )
  root.append(createHtmlElement('style', {}, css), card)
  document.documentElement.append(host)
  // Screen readers announce text added to a live region, not text it was created with.
  sentence.textContent = texts.sentence

  const trusted = createClickCheck(card, end.signal)
  const close = () => {
    end.abort()
    host.remove()
  }
  const decide = (decision: OfferDecision) => (event: Event) => {
    if (!trusted(event)) return
    close()
    decided(decision)
  }
  accept.addEventListener('click', decide('accepted'))
  withName?.button.addEventListener('click', decide('accepted-with-name'))
  decline.addEventListener('click', decide('declined'))
  card.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') decide('declined')(event)
  })
  // Keys and clicks on the card must not trigger the page's shortcuts.
  for (const type of ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'pointerup', 'mousedown', 'mouseup']) {
    root.addEventListener(type, (event) => event.stopPropagation(), { signal: end.signal })
  }
  return close
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
