import { remembering } from './remembering.ts'
import { outside } from './roots.ts'

/** The edge between the rules and the browser's layout, so that the rules can be tested where there is none. */
export interface Layout {
  /** Whether this element is drawn somewhere a person can get to, as far as style and box tell. */
  drawn(element: Element): boolean
}

/** For one look, in which nothing moves: each element is asked about once. */
export function browserLayout(): Layout {
  return {
    drawn: remembering((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const box = element.getBoundingClientRect()
      return box.width >= 2 && box.height >= 2 && reachable(box, element.ownerDocument)
    }),
  }
}

/** Whether it stands where a page can be scrolled to: what lies before the page's own edge does not. */
function reachable(box: DOMRect, { defaultView: view, documentElement: page }: Document): boolean {
  if (!view) return false
  const width = page.clientWidth
  // In the window's width; how far a page can be scrolled sideways is dear to see.
  if (box.right > 0 && box.left < width) return box.bottom > -view.scrollY
  const beyond = page.scrollWidth - width
  // Right-to-left pages grow towards the left.
  const rightToLeft = view.getComputedStyle(page).direction === 'rtl'
  const left = (rightToLeft ? -beyond : 0) - view.scrollX
  return box.right > left && box.left < left + width + beyond && box.bottom > -view.scrollY
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
