export type Root = Document | ShadowRoot

/** A page may be made of any number of these; looking stops there, so that no page can keep the browser busy. */
const most = 200

/** So many elements are looked at one by one; each costs more than the browser's own search among thousands. */
const few = 500

/**
 * What is of another name is mostly a custom element, and those are what shadow roots stand in. Common names only, the most common first,
 * and those that stand in every page: one that is missing costs a second look at its elements and no more.
 */
export const uncommon =
  ':not(div,span,a,p,li,td,b,i,img,path,svg,br,tr,option,ul,use,g,em,th,dd,h1,h2,h3,label,input,button,section,script,' +
  'html,head,title,body,meta,link,style,form)'

interface Search {
  /** Documents of frames of the same origin, too. */
  frames?: boolean
  /** Every element is looked at, however many there are. */
  everywhere?: boolean
}

/**
 * The trees of a page, the document itself first: open shadow roots, and documents of frames. No selector finds a shadow root, and
 * asking each of 3,000 elements takes longer than all the rest. So a large tree is asked for custom elements and for the one that has
 * focus; a shadow root on a plain element of it is found when somebody is in it. What was found `before` stays found as long as it is
 * in the page.
 */
export function rootsIn(document: Document, before: Root[] = [], { frames, everywhere }: Search = {}): Root[] {
  const found: Root[] = before.length ? [document, ...before.filter(stands)] : [document]
  let left = everywhere ? Number.POSITIVE_INFINITY : few
  const add = (root: Root | null | undefined) => {
    if (root && !found.includes(root) && found.length < most) found.push(root)
  }
  // In turn, while it grows.
  for (const root of found) {
    let elements = root.querySelectorAll('*')
    if (elements.length > left) elements = root.querySelectorAll(uncommon)
    // By number: the other way costs half as much again.
    for (let index = 0, element = elements[0]; element && left-- > 0; element = elements[++index])
      if (element.shadowRoot) add(element.shadowRoot)
    if (root.activeElement?.shadowRoot) add(root.activeElement.shadowRoot)
    // A frame of another origin has no document for us.
    if (frames) for (const frame of root.querySelectorAll('iframe')) add(frame.contentDocument)
  }
  return found
}

/** A shadow root that was found before and is still in a page. */
const stands = (root: Root) => 'host' in root && root.host.isConnected && root.ownerDocument.defaultView !== null

/** The element around this tree, a shadow root's host or a frame. */
export function outside(element: Element): Element | null {
  const root = element.getRootNode()
  return 'host' in root ? (root as ShadowRoot).host : (element.ownerDocument.defaultView?.frameElement ?? null)
}

/** The element around this one, out of shadow trees and frames too. */
export function around(element: Element): Element | null {
  return element.parentElement ?? outside(element)
}
