import type { Page } from 'playwright'

/**
 * Finds in the current page what axe does not look for: text that is cut off, lies over other text, a control or an icon, or has a name broken
 * in its middle. It only reads the page, so it costs no page load.
 */
export const findTextFaults = (page: Page): Promise<string[]> => page.evaluate(readTextFaults)

/** Runs in the page, so all that it uses is inside. */
function readTextFaults(): string[] {
  interface Piece {
    owner: Element
    name: string
    left: number
    top: number
    right: number
    bottom: number
  }
  /** What rounding and the slant of letters may cost, in pixels. */
  const tolerance = 2
  /** Longer names may not fit into a line at all. */
  const maxWholeName = 16
  const faults = new Set<string>()
  const openDialog = document.querySelector('dialog:modal')

  const parentOf = (node: Node): Element | null => node.parentElement ?? (node.getRootNode() as ShadowRoot).host ?? null
  function* withParents(element: Element): Generator<Element> {
    for (let at: Element | null = element; at; at = parentOf(at)) yield at
  }
  const contains = (outer: Element, inner: Element): boolean => [...withParents(inner)].includes(outer)

  /** False for what only screen readers read, what is closed, and what a dialog covers. */
  const isSeen = (element: Element): boolean =>
    (!openDialog || openDialog.contains(element)) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    [...withParents(element)].every(
      (at) => !at.hasAttribute('inert') && !getComputedStyle(at).clipPath.startsWith('inset(50%'),
    )

  const texts: Text[] = []
  const controls: Element[] = []
  const collect = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) collect(element.shadowRoot)
      if (element.matches('script, style, noscript, option, title') || !isSeen(element)) continue
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

  /** Its lines, without the space above and below the letters, which lines may share. */
  const piecesOf = (node: Text): Piece[] => {
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

  /** What scrolls away can be scrolled back; a part that does not scroll cuts it off. */
  function findCut({ owner, left, top, right, bottom }: Piece): 'cut' | 'scrolled' | undefined {
    for (const at of withParents(owner)) {
      if (at === document.documentElement) break
      const { overflowX, overflowY } = getComputedStyle(at)
      const box = at.getBoundingClientRect()
      const directions = [
        { overflow: overflowX, leaves: left < box.left - tolerance || right > box.right + tolerance },
        { overflow: overflowY, leaves: top < box.top - tolerance || bottom > box.bottom + tolerance },
      ].filter(({ leaves }) => leaves)
      if (directions.some(({ overflow }) => overflow === 'auto' || overflow === 'scroll')) return 'scrolled'
      if (directions.some(({ overflow }) => overflow === 'hidden' || overflow === 'clip')) return 'cut'
    }
    return left < -tolerance || right > innerWidth + tolerance ? 'cut' : undefined
  }

  const pieces = texts.flatMap(piecesOf).filter((piece) => {
    const cut = findCut(piece)
    if (cut === 'cut') faults.add(`text is cut off: ${piece.name}`)
    return cut !== 'scrolled'
  })

  for (const node of texts)
    for (const { 0: name, index } of node.data.matchAll(/\S+/g)) {
      const isName = name.length <= maxWholeName && /\w[.@\\_]\w/.test(name)
      const lines = isName && new Set(rectsOf(node, index, index + name.length).map(({ top }) => Math.round(top)))
      if (lines && lines.size > 1) faults.add(`name is broken over ${lines.size} lines: ${name}`)
    }

  /** What is fixed or sticks to an edge covers what is scrolled below it. */
  const layerOf = (element: Element): Element | undefined =>
    [...withParents(element)].find((at) => ['fixed', 'sticky'].includes(getComputedStyle(at).position))
  const boxes = controls.map((owner): Piece => {
    const { left, top, right, bottom } = owner.getBoundingClientRect()
    return { owner, name: (owner.cloneNode(false) as Element).outerHTML, left, top, right, bottom }
  })
  const meet = (one: Piece, other: Piece) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > tolerance
  // A part inside another one is laid out by it: a word in its line, an icon in its button.
  const isApart = (one: Element, other: Element) => !contains(one, other) && !contains(other, one)
  for (const [index, piece] of pieces.entries())
    for (const other of [...pieces.slice(index + 1), ...boxes])
      if (meet(piece, other) && isApart(piece.owner, other.owner) && layerOf(piece.owner) === layerOf(other.owner))
        faults.add(`text lies over another part: ${piece.name} | ${other.name}`)
  return [...faults]
}
