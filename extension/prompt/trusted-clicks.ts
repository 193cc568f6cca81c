/** Reading the card takes at least this long: an earlier click was meant for something else. */
const minShownMs = 500

/** From then on a browser that tracks visibility has told of it at least once, also on a busy page. */
const maxUnknownMs = 2000

/** `covered`: the card is not known to be visible. `early`: it is, but not for long enough. */
export type ClickVerdict = 'counts' | 'early' | 'covered'

/**
 * Returns a check of whether a click on `card` can be a person's decision. A page can hide the card, cover it or move it under the
 * pointer; so a click counts only if it is trusted and the card has been visible and unmoved for half a second. Chromium's
 * IntersectionObserver v2 detects overlays and opacity; other browsers detect only scrolling and clipping.
 */
export function createClickCheck(card: HTMLElement, signal: AbortSignal): (event: Event) => ClickVerdict {
  const createdAt = performance.now()
  const tracksVisibility = 'isVisible' in IntersectionObserverEntry.prototype
  let shownAt: number | undefined
  let place = card.getBoundingClientRect()

  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined
      const shown = last && (tracksVisibility ? last.isVisible : last.isIntersecting)
      shownAt = shown ? (shownAt ?? performance.now()) : undefined
      place = card.getBoundingClientRect()
    },
    { threshold: [0, 0.5, 1], ...(tracksVisibility ? { trackVisibility: true, delay: 100 } : {}) },
  )
  observer.observe(card)
  signal.addEventListener('abort', () => observer.disconnect())

  const restart = () => {
    if (shownAt !== undefined) shownAt = performance.now()
    place = card.getBoundingClientRect()
  }
  addEventListener('resize', restart, { signal })

  return (event) => {
    const now = performance.now()
    const still = isNear(card.getBoundingClientRect(), place)
    if (!still) restart()
    if (!event.isTrusted || document.hidden || !still) return 'early'
    if (shownAt === undefined) return now - createdAt > maxUnknownMs ? 'covered' : 'early'
    return now - shownAt >= minShownMs ? 'counts' : 'early'
  }
}

const isNear = (a: DOMRect, b: DOMRect) => Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2
