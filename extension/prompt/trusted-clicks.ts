/** Time in which nobody can have read the card: a click this early was meant for something else. */
const readingMs = 500

/**
 * Says whether a click on `card` can be a person's decision. A page can see the card, hide it, put things before it or move it
 * under the pointer; so a click counts only when the browser made it, after the card stood still in plain view for half a second.
 * Chromium's IntersectionObserver v2 knows of overlays and opacity; elsewhere only of what is scrolled or clipped away.
 */
export function trustClicksOn(card: HTMLElement, signal: AbortSignal): (event: Event) => boolean {
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

  const beginAgain = () => {
    if (shownAt !== undefined) shownAt = performance.now()
    place = card.getBoundingClientRect()
  }
  addEventListener('resize', beginAgain, { signal })

  return (event) => {
    const still = near(card.getBoundingClientRect(), place)
    const trusted =
      event.isTrusted && still && shownAt !== undefined && performance.now() - shownAt >= readingMs && !document.hidden
    if (!still) beginAgain()
    return trusted
  }
}

const near = (a: DOMRect, b: DOMRect) => Math.abs(a.x - b.x) < 2 && Math.abs(a.y - b.y) < 2
