export type Root = Document | ShadowRoot

/** A page may be made of any number of these; looking stops there, so that no page can keep the browser busy. */
const most = 200

/** So many elements are looked at one by one; each costs more than the browser's own search among thousands. */
const few = 500

/**
 * What is of another name is mostly a custom element, and those are what shadow roots stand in. Common names only, the most common first:
 * one that is missing costs a second look at its elements and no more.
 */
const common =
  'div,span,a,p,li,td,b,i,img,path,svg,br,tr,option,ul,use,g,em,th,dd,h2,h3,label,input,button,section,script'

interface Search {
  /** Documents of frames of the same origin, too. */
  frames?: boolean
  /** Every element is looked at, however many there are. */
  everywhere?: boolean
  /** What was found before stays found as long as it is in the page. */
  before?: Root[]
}

/**
 * The trees of a page, the document itself first: open shadow roots, and documents of frames. No selector finds a shadow root, and
 * asking each of 3,000 elements takes longer than all the rest. So a large tree is asked for custom elements and for the one that has
 * focus; a shadow root on a plain element of it is found when somebody is in it.
 */
export function rootsIn(document: Document, { frames, everywhere, before = [] }: Search): Root[] {
  const found: Root[] = []
  let left = everywhere ? Number.POSITIVE_INFINITY : few

  const search = (root: Root) => {
    if (found.length >= most || found.includes(root)) return
    found.push(root)
    for (const frame of frames ? root.querySelectorAll('iframe') : []) {
      // A frame of another origin has no document for us.
      if (frame.contentDocument) search(frame.contentDocument)
    }
    const all = root.querySelectorAll('*')
    const elements = all.length > left ? root.querySelectorAll(`:not(${common})`) : all
    // By number: the other way costs half as much again.
    for (let index = 0, element = elements[0]; element && left-- > 0; element = elements[++index]) inside(element)
    inside(root.activeElement)
  }
  const inside = (element: Element | null) => {
    if (element?.shadowRoot) search(element.shadowRoot)
  }

  search(document)
  for (const root of before) if ('host' in root && root.host.isConnected && root.ownerDocument.defaultView) search(root)
  return found
}

/** The element around this tree, a shadow root's host or a frame. */
export function outside(element: Element): Element | null {
  const root = element.getRootNode()
  return 'host' in root ? (root as ShadowRoot).host : (element.ownerDocument.defaultView?.frameElement ?? null)
}

/** The element around this one, out of shadow trees and frames too. */
export function around(element: Element): Element | null {
  return element.parentElement ?? outside(element)
}
