export type Root = Document | ShadowRoot

/** A page may be made of any number of these; looking stops there, so that no page can keep the browser busy. */
const most = 200

/** The trees inside `root`, itself first: open shadow roots, and documents of frames of the same origin. */
export function rootsIn(root: Root, frames: boolean, found: Root[] = []): Root[] {
  if (found.length >= most) return found
  found.push(root)
  const elements = root.querySelectorAll('*')
  // By number: going through 3,000 elements is all that the gate costs a page, and the other way costs half as much again.
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]
    if (!element) continue
    if (element.shadowRoot) rootsIn(element.shadowRoot, frames, found)
    // A frame of another origin has no document for us.
    else if (frames && element.localName === 'iframe') {
      const inner = (element as HTMLIFrameElement).contentDocument
      if (inner) rootsIn(inner, frames, found)
    }
  }
  return found
}

/** The element around this one, out of shadow trees and frames too. */
export function around(element: Element): Element | null {
  if (element.parentElement) return element.parentElement
  const root = element.getRootNode()
  if ('host' in root) return (root as ShadowRoot).host
  return element.ownerDocument.defaultView?.frameElement ?? null
}
