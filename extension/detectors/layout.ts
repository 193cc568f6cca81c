import { memoize } from './memoize.ts'
import { getOuterElement } from './roots.ts'

/** What the rules need of the browser's layout, so that they can be tested without one. */
export interface Layout {
  /** Whether style and box of this element allow a person to see it, possibly after scrolling. */
  isDrawn(element: Element): boolean
}

/** For one run of the rules, during which the page does not change: each element is measured once. */
export function browserLayout(): Layout {
  return {
    isDrawn: memoize((element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
      const box = element.getBoundingClientRect()
      return box.width >= 2 && box.height >= 2 && isReachable(box, element.ownerDocument)
    }),
  }
}

/** Whether the page can be scrolled to the box; not if it lies before the page's top or left edge. */
function isReachable(box: DOMRect, { defaultView: view, documentElement: page }: Document): boolean {
  if (!view) return false
  const width = page.clientWidth
  // Within the window's width: the scrollable width is expensive to read.
  if (box.right > 0 && box.left < width) return box.bottom > -view.scrollY
  const beyond = page.scrollWidth - width
  // Right-to-left pages extend to the left.
  const rightToLeft = view.getComputedStyle(page).direction === 'rtl'
  const left = (rightToLeft ? -beyond : 0) - view.scrollX
  return box.right > left && box.left < left + width + beyond && box.bottom > -view.scrollY
}

/** Whether the element is drawn and accessible: nothing around it is `hidden`, `aria-hidden`, inert or an undrawn frame. */
export function isVisible(element: Element, layout: Layout): boolean {
  // Goes from tree to tree; within one, `closest` searches the ancestors.
  for (let at: Element | null = element; at; at = getOuterElement(at)) {
    if ((at === element || at.localName.endsWith('frame')) && !layout.isDrawn(at)) return false
    if (at.closest('[hidden],[inert],[aria-hidden=true]')) return false
  }
  return true
}
