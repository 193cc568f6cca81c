export type Root = Document | ShadowRoot

/** The search stops at this many trees, so that no page can keep the browser busy. */
const maxRoots = 200

/** At most this many elements are examined one by one; each costs more than the browser's own search among thousands. */
const maxElements = 500

/**
 * Elements of other names are mostly custom elements, and these are what has shadow roots. The list has common names only, the most
 * common first, and those of every page; a missing name only means that its elements are examined.
 */
export const uncommonElements =
  ':not(div,span,a,p,li,td,b,i,img,path,svg,br,tr,option,ul,use,g,em,th,dd,h1,h2,h3,label,input,button,section,script,' +
  'html,head,title,body,meta,link,style,form)'

interface SearchOptions {
  /** Includes documents of frames of the same origin. */
  frames?: boolean
  /** Examines every element, however many there are. */
  everywhere?: boolean
}

/**
 * Finds the trees of a page, the document itself first: open shadow roots, and documents of frames. No selector finds a shadow root,
 * and examining each of 3,000 elements takes longer than all the rest. So of a large tree only custom elements and the focused element
 * are examined; a shadow root on one of its plain elements is found when it has focus. A tree found `before` is kept as long as it is
 * in the page.
 */
export function findRoots(document: Document, before: Root[] = [], { frames, everywhere }: SearchOptions = {}): Root[] {
  const found: Root[] = before.length ? [document, ...before.filter(isAttached)] : [document]
  let left = everywhere ? Number.POSITIVE_INFINITY : maxElements
  const add = (root: Root | null | undefined) => {
    if (root && !found.includes(root) && found.length < maxRoots) found.push(root)
  }
  // The list grows during the loop.
  for (const root of found) {
    let elements = root.querySelectorAll('*')
    if (elements.length > left) elements = root.querySelectorAll(uncommonElements)
    // By index: an iterator takes half as long again.
    for (let index = 0, element = elements[0]; element && left-- > 0; element = elements[++index])
      if (element.shadowRoot) add(element.shadowRoot)
    if (root.activeElement?.shadowRoot) add(root.activeElement.shadowRoot)
    // The document of a frame of another origin is null.
    if (frames) for (const frame of root.querySelectorAll<HTMLIFrameElement>('iframe,frame')) add(frame.contentDocument)
  }
  return found
}

/** Whether a shadow root is still in a page. */
const isAttached = (root: Root) => 'host' in root && root.host.isConnected && root.ownerDocument.defaultView !== null

/** The element that contains this element's tree: a shadow root's host or a frame. */
export function getOuterElement(element: Element): Element | null {
  const root = element.getRootNode()
  return 'host' in root ? (root as ShadowRoot).host : (element.ownerDocument.defaultView?.frameElement ?? null)
}

/** The parent element, across the borders of shadow trees and frames. */
export function getParentAcrossTrees(element: Element): Element | null {
  return element.parentElement ?? getOuterElement(element)
}
