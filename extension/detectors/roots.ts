export type Root = Document | ShadowRoot

/** A page may be made of any number of these; looking stops there, so that no page can keep the browser busy. */
const most = 200

/** The trees inside `root`, itself first: open shadow roots, and documents of frames of the same origin. */
export function rootsIn(root: Root, frames: boolean): Root[] {
  const found: Root[] = []
  for (const _ of search(root, frames, found));
  return found
}

/**
 * The trees of this page, found in the browser's idle time: nothing but looking at every single element finds shadow roots, and going through 3,000 of
 * them for the first time takes longer than all the rest. A page that is never idle gets it in one piece.
 */
export function rootsWhenIdle(frames: boolean, then: (roots: Root[]) => void): void {
  const found: Root[] = []
  const searching = search(document, frames, found)
  const ask = () => requestIdleCallback(goOn, { timeout: 200 })
  const goOn = (idle: IdleDeadline) => {
    while (!searching.next().done) if (!idle.didTimeout && idle.timeRemaining() < 1) return ask()
    then(found)
  }
  ask()
}

function* search(root: Root, frames: boolean, found: Root[]): Generator<void, void> {
  if (found.length >= most) return
  found.push(root)
  for (const frame of frames ? root.querySelectorAll('iframe') : []) {
    // A frame of another origin has no document for us.
    const inner = frame.contentDocument
    if (inner) yield* search(inner, frames, found)
  }
  const elements = root.querySelectorAll('*')
  // By number: the other way costs half as much again.
  for (let index = 0; index < elements.length; index++) {
    const inner = elements[index]?.shadowRoot
    if (inner) yield* search(inner, frames, found)
    // Often enough for whoever asks whether to go on.
    if (index % 200 === 0) yield
  }
}

/** The element around this one, out of shadow trees and frames too. */
export function around(element: Element): Element | null {
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  if ('host' in root) return (root as ShadowRoot).host
  return element.ownerDocument.defaultView?.frameElement ?? null
}
