import type { Root } from '../detectors/roots.ts'

/** Pages draw in bursts; one look after each is enough, and during an endless burst one a second. */
const quietMs = 150
const longestMs = 1000

/** An address may change without a change of the page. */
const moves = ['popstate', 'hashchange', 'load', 'transitionend']

const changes = {
  childList: true,
  subtree: true,
  attributeFilter: ['class', 'style', 'hidden', 'type', 'aria-hidden'],
}

/**
 * Looks again after changes of the trees that a first look found, until a look gives none to watch. `look` is given the trees found
 * before; shadow roots and frames that came since are watched from then on. `when` says when one is done. Gives what asks for one.
 */
export function watch(
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
      observer.observe(root, changes)
      root.addEventListener('focusin', entered, true)
    }
  }

  function later(): void {
    if (timer) clearTimeout(timer)
    else firstAsked = performance.now()
    timer = setTimeout(when, Math.min(quietMs, Math.max(0, firstAsked + longestMs - performance.now())), now)
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
    for (const move of moves) removeEventListener(move, later, true)
    for (const root of before) root.removeEventListener('focusin', entered, true)
  }

  /** Somebody is in a shadow root that no look has found. */
  function entered(event: Event): void {
    const hosts = event.composedPath() as Element[]
    if (hosts.some(({ shadowRoot }) => shadowRoot && !roots?.includes(shadowRoot))) later()
  }

  // No signals to end them by: those cost a page more than the first look at it.
  for (const move of moves) addEventListener(move, later, true)
  listen()
  return later
}
