import type { Root } from '../detectors/roots.ts'

/** Pages change in bursts: one look follows each burst, and one per second during an endless one. */
const quietMs = 150
const maxDelayMs = 1000

/** The address may change without a mutation of the page. */
const navigationEvents = ['popstate', 'hashchange', 'load', 'transitionend', 'animationend']

/** A style sheet alone may show a form, of which nothing tells: one look follows the first after this time. */
const lateLookMs = 2000

const observedChanges = {
  childList: true,
  subtree: true,
  attributeFilter: ['class', 'style', 'hidden', 'type', 'aria-hidden'],
}

/**
 * Calls `look` after changes of the trees that the first look found, until it returns none to watch. `look` gets the trees found
 * before; new shadow roots and frames are watched from then on. `when` schedules a look. Returns a function that requests one.
 */
export function watchRoots(
  first: Root[],
  look: (before: Root[]) => Root[] | undefined,
  when = (work: () => void) => work(),
): () => void {
  let roots: Root[] | undefined = first
  const observer = new MutationObserver(later)
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAsked = 0

  function listen(): void {
    for (const root of roots ?? []) {
      observer.observe(root, observedChanges)
      root.addEventListener('focusin', entered, true)
    }
  }

  function later(): void {
    if (timer) clearTimeout(timer)
    else firstAsked = performance.now()
    timer = setTimeout(when, Math.min(quietMs, Math.max(0, firstAsked + maxDelayMs - performance.now())), now)
  }

  function now(): void {
    timer = undefined
    if (!roots) return
    const before = roots
    roots = look(before)
    if (roots) {
      listen()
      return
    }
    observer.disconnect()
    for (const move of navigationEvents) removeEventListener(move, later, true)
    for (const root of before) root.removeEventListener('focusin', entered, true)
  }

  /** Focus entered a shadow root that no look has found. */
  function entered(event: Event): void {
    const hosts = event.composedPath() as Element[]
    if (hosts.some(({ shadowRoot }) => shadowRoot && !roots?.includes(shadowRoot))) later()
  }

  // No AbortSignal for their removal: it costs a page more than the first look.
  for (const move of navigationEvents) addEventListener(move, later, true)
  setTimeout(later, lateLookMs)
  listen()
  return later
}
