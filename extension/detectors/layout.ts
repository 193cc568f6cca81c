import { around } from './roots.ts'

/** The edge between the rules and the browser's layout, so that the rules can be tested where there is none. */
export interface Layout {
  /** Whether this element is drawn somewhere a person can get to, as far as style and box tell. */
  drawn(element: Element): boolean
}

export const browserLayout: Layout = {
  drawn(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const box = element.getBoundingClientRect()
    if (box.width < 2 || box.height < 2) return false
    const view = element.ownerDocument.defaultView
    const page = element.ownerDocument.documentElement
    if (!view || !page) return false
    // What lies before the page's own edge cannot be scrolled to; right-to-left pages grow towards the left.
    const beyond = Math.max(page.scrollWidth, page.clientWidth) - page.clientWidth
    const rightToLeft = view.getComputedStyle(page).direction === 'rtl'
    const left = (rightToLeft ? -beyond : 0) - view.scrollX
    const right = page.clientWidth + (rightToLeft ? 0 : beyond) - view.scrollX
    return box.right > left && box.left < right && box.bottom + view.scrollY > 0
  },
}

/** Drawn, and not taken out for people who listen: nothing around it is `hidden`, `aria-hidden`, inert or an undrawn frame. */
export function visible(element: Element, layout: Layout): boolean {
  if (!layout.drawn(element)) return false
  for (let at: Element | null = element; at; at = around(at)) {
    if (at.hasAttribute('hidden') || at.hasAttribute('inert') || at.getAttribute('aria-hidden') === 'true') return false
    if (at.localName === 'iframe' && !layout.drawn(at)) return false
  }
  return true
}
