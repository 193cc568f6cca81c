import { type Layout, visible } from './layout.ts'
import { around } from './roots.ts'

/** Text of this much at most is looked at around a form; a whole article is not "near". */
const nearness = { levels: 3, characters: 1500 }

/** Their text is no text of the page; a textarea's is a value, and values are never read. */
const silent = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'select', 'option', 'iframe', 'svg'])

const inline = new Set(['a', 'abbr', 'b', 'bdi', 'code', 'em', 'font', 'i', 'mark', 'small', 'span', 'strong', 'u'])

/** Visible text in and around a form: outwards while it stays short enough to belong to the form. */
export function textNear(form: Element, layout: Layout): string {
  let text = visibleText(form, layout)
  let at: Element | null = form
  for (let level = 0; level < nearness.levels; level++) {
    at = around(at)
    if (!at) break
    const wider = visibleText(at, layout)
    if (wider.length > nearness.characters) break
    text = wider
  }
  return text.slice(0, nearness.characters)
}

/** Visible text of one element, a line per block, so that a pattern's gap does not reach from one sentence into another. */
export function visibleText(element: Element, layout: Layout): string {
  const parts: string[] = []
  collect(element, layout, parts, { left: nearness.characters + 1 })
  return parts
    .join('')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function collect(element: Element, layout: Layout, parts: string[], room: { left: number }): void {
  if (room.left <= 0 || silent.has(element.localName)) return
  if (element.hasAttribute('contenteditable') || element.getAttribute('aria-hidden') === 'true') return
  const block = !inline.has(element.localName)
  if (block) parts.push('\n')
  let shown: boolean | undefined
  for (const tree of [element, element.shadowRoot]) {
    for (const node of tree?.childNodes ?? []) {
      // Long pages have thousands behind that.
      if (room.left <= 0) break
      if (node.nodeType === 1) collect(node as Element, layout, parts, room)
      else if (node.nodeType === 3 && node.textContent?.trim()) {
        shown ??= visible(element, layout)
        if (!shown) continue
        // Line breaks of the source are spaces on the screen.
        parts.push(node.textContent.replace(/\s+/g, ' '))
        room.left -= node.textContent.length
      }
    }
  }
  if (block) parts.push('\n')
}
