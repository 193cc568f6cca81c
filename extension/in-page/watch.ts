/** Pages draw in bursts; one look after each is enough, and during an endless burst one a second. */
const quietMs = 150
const longestMs = 1000

/**
 * Looks now and after changes, until `signal` ends it. `look` returns the trees to watch: shadow roots and frames that came
 * since are watched from then on.
 */
export function watch(look: () => Node[], signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let firstAsked = 0
  const observer = new MutationObserver(later)
  const attributeFilter = ['class', 'style', 'hidden', 'type', 'aria-hidden']

  function now(): void {
    clearTimeout(timer)
    timer = undefined
    for (const root of signal.aborted ? [] : look()) {
      if (!signal.aborted) observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter })
    }
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
