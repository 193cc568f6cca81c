import { remembering } from './remembering.ts'
import { outside } from './roots.ts'

/** The edge between the rules and the browser's layout, so that the rules can be tested where there is none. */
export interface Layout {
  /** Whether this element is drawn somewhere a person can get to, as far as style and box tell. */
  drawn(element: Element): boolean
}

/** For one look, in which nothing moves: each element's box and each page's extent are read once. */
export function browserLayout(): Layout {
  const extentOf = remembering(extent)
  return {
    drawn: remembering((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const box = element.getBoundingClientRect()
      if (box.width < 2 || box.height < 2) return false
      const page = extentOf(element.ownerDocument)
      return page !== undefined && box.right > page.left && box.left < page.right && box.bottom > page.top
    }),
  }
}

/** Where the part of a page that can be scrolled to begins and ends, from where it is now. */
function extent({ defaultView: view, documentElement: page }: Document) {
  if (!view || !page) return undefined
  // What lies before the page's own edge cannot be scrolled to; right-to-left pages grow towards the left.
  const width = page.clientWidth
  const beyond = Math.max(page.scrollWidth - width, 0)
  const rightToLeft = view.getComputedStyle(page).direction === 'rtl'
  return {
    left: (rightToLeft ? -beyond : 0) - view.scrollX,
    right: width + (rightToLeft ? 0 : beyond) - view.scrollX,
    top: -view.scrollY,
  }
}

/** Drawn, and not taken out for people who listen: nothing around it is `hidden`, `aria-hidden`, inert or an undrawn frame. */
export function visible(element: Element, layout: Layout): boolean {
  // From tree to tree: within one, the browser looks for what is around.
  for (let at: Element | null = element; at; at = outside(at)) {
    if ((at === element || at.localName === 'iframe') && !layout.drawn(at)) return false
    if (at.closest('[hidden],[inert],[aria-hidden=true]')) return false
  }
  return true
}
