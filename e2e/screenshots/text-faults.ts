import type { Page } from 'playwright'

/**
 * Finds in the current page what axe does not check: text that is cut off, text that overlaps other text, a control or an icon, and a name (`anna.smith`)
 * that is broken over two lines. It only reads the page, so it costs no page load.
 */
export const findTextFaults = (page: Page): Promise<string[]> => page.evaluate(readTextFaults)

/** Runs in the page, so that it can use nothing from outside of its body. */
function readTextFaults(): string[] {
  /** A line of text, a control or an icon: its element, what a report calls it, and its place in pixels. */
  interface Piece {
    owner: Element
    name: string
    left: number
    top: number
    right: number
    bottom: number
  }
  /** Pixels by which boxes may overlap: they are rounded, and italic letters lean over theirs. */
  const tolerance = 2
  /** Longer names may not fit into a narrow line at all. */
  const maxUnbrokenLength = 16
  const faults = new Set<string>()
  const openDialog = document.querySelector('dialog:modal')

  const parentOf = (node: Node): Element | null => node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null
  function* withAncestors(element: Element): Generator<Element> {
    for (let at: Element | null = element; at; at = parentOf(at)) yield at
  }
  const contains = (outer: Element, inner: Element): boolean => [...withAncestors(inner)].includes(outer)

  /** False for what only screen readers read, what is hidden, and what lies behind an open dialog. */
  const isVisible = (element: Element): boolean =>
    (!openDialog || openDialog.contains(element)) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    [...withAncestors(element)].every(
      (at) => !at.hasAttribute('inert') && !getComputedStyle(at).clipPath.startsWith('inset(50%'),
    )

  const texts: Text[] = []
  const controls: Element[] = []
  const collect = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) collect(element.shadowRoot)
      if (element.matches('script, style, noscript, option, title') || !isVisible(element)) continue
      if (element.matches('input, select, textarea, button, img, .icon, .mark')) controls.push(element)
      for (const node of element.childNodes) if (node instanceof Text && node.data.trim() !== '') texts.push(node)
    }
  }
  collect(document)

  const rectsOf = (node: Text, start = 0, end = node.length) => {
    const range = document.createRange()
    range.setStart(node, start)
    range.setEnd(node, end)
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
  }

  /** The lines of a text. A quarter of the height is left out above and below the letters, where lines may overlap. */
  const linesOf = (node: Text): Piece[] => {
    const owner = node.parentElement as Element
    const name = node.data.trim().slice(0, 60)
    return rectsOf(node).map(({ left, top, right, bottom, height }) => ({
      owner,
      name,
      left,
      right,
      top: top + height / 4,
      bottom: bottom - height / 4,
    }))
  }

  /** Whether an ancestor hides a part of it: text is cut off where that does not scroll, and can be scrolled back where it does. */
  function findClipping({ owner, left, top, right, bottom }: Piece): 'cut' | 'scrolled' | undefined {
    for (const ancestor of withAncestors(owner)) {
      if (ancestor === document.documentElement) break
      const { overflowX, overflowY } = getComputedStyle(ancestor)
      const box = ancestor.getBoundingClientRect()
      const directions = [
        { overflow: overflowX, leaves: left < box.left - tolerance || right > box.right + tolerance },
        { overflow: overflowY, leaves: top < box.top - tolerance || bottom > box.bottom + tolerance },
      ].filter(({ leaves }) => leaves)
      if (directions.some(({ overflow }) => overflow === 'auto' || overflow === 'scroll')) return 'scrolled'
      if (directions.some(({ overflow }) => overflow === 'hidden' || overflow === 'clip')) return 'cut'
    }
    return left < -tolerance || right > innerWidth + tolerance ? 'cut' : undefined
  }

  const pieces = texts.flatMap(linesOf).filter((piece) => {
    const clipping = findClipping(piece)
    if (clipping === 'cut') faults.add(`text is cut off: ${piece.name}`)
    return clipping !== 'scrolled'
  })

  for (const node of texts)
    for (const { 0: name, index } of node.data.matchAll(/\S+/g)) {
      const isName = name.length <= maxUnbrokenLength && /\w[.@\\_]\w/.test(name)
      const lines = isName && new Set(rectsOf(node, index, index + name.length).map(({ top }) => Math.round(top)))
      if (lines && lines.size > 1) faults.add(`name is broken over ${lines.size} lines: ${name}`)
    }

  /** The fixed or sticky element that it belongs to: such an element covers what is scrolled below it, which is no fault. */
  const layerOf = (element: Element): Element | undefined =>
    [...withAncestors(element)].find((at) => ['fixed', 'sticky'].includes(getComputedStyle(at).position))
  const controlPieces = controls.map((owner): Piece => {
    const { left, top, right, bottom } = owner.getBoundingClientRect()
    return { owner, name: (owner.cloneNode(false) as Element).outerHTML, left, top, right, bottom }
  })
  const overlap = (one: Piece, other: Piece) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > tolerance
  // What one contains of the other lies on it on purpose: a word in its line, an icon in its button.
  const areSeparate = (one: Element, other: Element) => !contains(one, other) && !contains(other, one)
  for (const [index, piece] of pieces.entries())
    for (const other of [...pieces.slice(index + 1), ...controlPieces])
      if (
        overlap(piece, other) &&
        areSeparate(piece.owner, other.owner) &&
        layerOf(piece.owner) === layerOf(other.owner)
      )
        faults.add(`text lies over another part: ${piece.name} | ${other.name}`)
  return [...faults]
}
