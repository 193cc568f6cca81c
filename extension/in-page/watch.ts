import { type Root, rootsWhenIdle } from '../detectors/roots.ts'

/** Pages draw in bursts; one look after each is enough, and during an endless burst one a second. */
const quietMs = 150
const longestMs = 1000

/**
 * Looks now and after changes, until `signal` ends it. `look` gets all trees of the page as soon as the browser is idle; shadow roots
 * and frames that came since are watched from then on. `glance` comes at once, so it must be cheap.
 */
export function watch(
  frames: boolean,
  look: (roots: Root[]) => void,
  signal: AbortSignal,
  glance?: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAsked = 0
  const observer = new MutationObserver(later)

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    glance?.()
    if (signal.aborted) return
    // Before the search, which takes a while, in which the page may change.
    observe(document)
    rootsWhenIdle(frames, (roots) => {
      if (!signal.aborted) look(roots)
      if (!signal.aborted) roots.forEach(observe)
    })
  }

  function observe(root: Root): void {
    const attributeFilter = ['class', 'style', 'hidden', 'type', 'aria-hidden']
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter })
  }

  function later(): void {
    if (timer) clearTimeout(timer)
    else firstAsked = performance.now()
    timer = setTimeout(now, Math.min(quietMs, Math.max(0, firstAsked + longestMs - performance.now())))
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    observer.disconnect()
  })
  // An address may change without a change of the page.
  for (const event of ['popstate', 'hashchange', 'load', 'transitionend'])
    addEventListener(event, later, { signal, capture: true })
  now()
  return later
}
