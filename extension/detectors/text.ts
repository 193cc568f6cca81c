import { isVisible, type Layout } from './layout.ts'
import { getParentAcrossTrees } from './roots.ts'

/**
 * How much text around a form counts as near; a whole article does not, nor what has more elements, with or without text. An ancestor
 * that adds no text is a box for the layout and counts as no level, but is read like the others.
 */
const limits = { levels: 3, ancestors: 12, characters: 1500, elements: 2000 }

/** Elements without sentences of the page: that of a textarea is a value, and values are never read; a table's head names its columns. */
const ignoredElements = new Set('script style noscript template textarea select option iframe svg thead'.split(' '))

/** On the screen they are parts of a sentence; `br` breaks a line, not a sentence. */
const inlineElements = new Set(
  'a abbr b bdi br cite code del em font i ins kbd mark nobr output q s samp slot small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/** Reads the visible text in and around a form: of ever wider ancestors, as long as it is short enough to belong to the form. */
export function readTextNear(form: Element, layout: Layout): string {
  let { text } = read(form, layout)
  let at: Element | null = form
  let level = 0
  for (let ancestor = 0; ancestor < limits.ancestors && level < limits.levels; ancestor++) {
    at = getParentAcrossTrees(at)
    if (!at) break
    const wider = read(at, layout)
    // The element of a frame has no text: what was read inside stays.
    if (!wider.isWhole || wider.text.length < text.length) break
    if (wider.text !== text) level++
    text = wider.text
  }
  return text.slice(0, limits.characters)
}

/** Reads the visible text of an element if it is short: a message, or a page that is hardly more than one; else nothing. */
export function readShortText(element: Element, layout: Layout, characters = limits.characters): string {
  const { text, isWhole } = read(element, layout, characters)
  return isWhole ? text : ''
}

/** Reads the visible text of an element, one line per block, so that a pattern's gap does not extend into another sentence. */
export const readVisibleText = (element: Element, layout: Layout): string => read(element, layout).text

interface Room {
  characters: number
  elements: number
}

function read(element: Element, layout: Layout, characters = limits.characters): { text: string; isWhole: boolean } {
  const parts: string[] = []
  const room = { characters: characters + 1, elements: limits.elements }
  collectText(element, layout, parts, room)
  const text = parts
    .join('')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
  return { text, isWhole: hasRoom(room) }
}

const hasRoom = (room: Room) => room.characters > 0 && room.elements > 0

function collectText(element: Element, layout: Layout, parts: string[], room: Room): void {
  room.elements--
  if (!hasRoom(room) || ignoredElements.has(element.localName)) return
  if (element.hasAttribute('contenteditable') || element.getAttribute('aria-hidden') === 'true') return
  if (element.localName === 'label' && isLabelOfChoice(element as HTMLLabelElement)) return
  const block = !inlineElements.has(element.localName)
  if (block) parts.push('\n')
  else if (element.localName === 'br') parts.push(' ')
  let shown: boolean | undefined
  for (const tree of [element, element.shadowRoot]) {
    for (const node of tree?.childNodes ?? []) {
      // Long pages have thousands of nodes after that.
      if (!hasRoom(room)) break
      if (node.nodeType === 1) collectText(node as Element, layout, parts, room)
      else if (node.nodeType === 3 && node.textContent?.trim()) {
        shown ??= isVisible(element, layout)
        if (!shown) continue
        // Line breaks of the source are spaces on the screen.
        const text = node.textContent.replace(/\s+/g, ' ')
        parts.push(text)
        room.characters -= text.length
      }
    }
  }
  if (block) parts.push('\n')
}

/** Whether it is the label of a box to tick or a choice: a setting ("Must change password"), and nothing that the page says. */
function isLabelOfChoice(label: HTMLLabelElement): boolean {
  const input = label.htmlFor
    ? label.ownerDocument.getElementById(label.htmlFor)
    : (label.querySelector('input') ?? label.previousElementSibling)
  return /^(checkbox|radio)$/i.test(input?.getAttribute('type') ?? '')
}
