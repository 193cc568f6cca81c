/**
 * Adds the card's host to the page, above everything else: a modal dialog or a fullscreen element makes everything outside it inert, so
 * the host moves into it. As a popover it is neither clipped nor moved by styles of what is around it.
 */
export function keepOnTop(host: HTMLElement, signal: AbortSignal): void {
  host.popover = 'manual'
  const place = () => {
    const parent = findTopmost()
    if (host.parentElement === parent) return
    parent.append(host)
    host.showPopover()
  }
  place()
  // What was removed stays removed, also when an event comes after that.
  const placeAgain = () => {
    if (host.isConnected) place()
  }
  // Dialogs tell of their opening by `toggle`, which does not bubble, from Chromium 132 and Firefox 133 on.
  for (const type of ['toggle', 'fullscreenchange']) addEventListener(type, placeAgain, { capture: true, signal })
}

/** No interface tells which of several modal dialogs is on top; it is the last one in most pages. */
const findTopmost = (): Element =>
  document.fullscreenElement ?? [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement
