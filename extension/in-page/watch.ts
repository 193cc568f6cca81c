import type { Root } from '../detectors/roots.ts'

/** Pages draw in bursts; one look after each is enough, and during an endless burst one a second. */
const quietMs = 150
const longestMs = 1000

/**
 * Looks now and after changes, until `signal` ends it. `look` is given the trees it found before, and gives those to watch: shadow
 * roots and frames that came since are watched from then on. `when` says when it is done.
 */
export function watch(
  look: (before: Root[]) => Root[],
  signal: AbortSignal,
  when: (work: () => void) => void = (work) => work(),
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAsked = 0
  let roots: Root[] = []
  const observer = new MutationObserver(later)

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    when(() => {
      if (!signal.aborted) roots = look(roots)
      if (!signal.aborted) roots.forEach(observe)
    })
  }

  function observe(root: Root): void {
    const attributeFilter = ['class', 'style', 'hidden', 'type', 'aria-hidden']
    observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter })
    root.addEventListener('focusin', entered, { signal, capture: true })
  }

  /** Somebody is in a shadow root that no look has found. */
  function entered(event: Event): void {
    const hosts = event.composedPath() as Element[]
    if (hosts.some(({ shadowRoot }) => shadowRoot && !roots.includes(shadowRoot))) later()
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
