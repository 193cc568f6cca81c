/** A card without a sign of life disappears after this time. */
const lifetimeMs = 30_000
const intervalMs = 5000

/**
 * Keeps the card visible while the extension is there. A browser that disables or updates the extension takes its scripts away and leaves the card, in which no button
 * works any more (Firefox ESR 153): without a sign of life an animation hides it.
 */
export function giveSignsOfLife(card: HTMLElement, signal: AbortSignal): void {
  const hiding = card.animate([{ visibility: 'visible' }, { visibility: 'hidden' }], {
    duration: lifetimeMs,
    easing: 'step-end',
    fill: 'forwards',
  })
  const restart = () => {
    hiding.currentTime = 0
    hiding.play()
  }
  const timer = setInterval(restart, intervalMs)
  // Timers of a hidden page are rare.
  document.addEventListener('visibilitychange', restart, { signal })
  signal.addEventListener('abort', () => clearInterval(timer))
}
