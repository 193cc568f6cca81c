import { type Piece, places, type WordsProblem } from './own-message.ts'
import type { Parameter } from './parameters.ts'
import type { Inline } from './template.ts'

/**
 * The whole of what an administrator may mark up: paragraphs apart by an empty line, `**bold**`, and `[words]({parameter})` for a
 * parameter that is a link. What does not read so is plain text. Values are put in last, so that none of them is read at all.
 */
export function markedUp(pieces: readonly Piece[], shownAs: (parameter: Parameter) => string): Inline[][] {
  const named: Parameter[] = []
  const text = pieces.map((piece) => ('text' in piece ? withoutPlaces(piece.text) : placeOf(piece.parameter, named)))
  const paragraphs = text
    .join('')
    .trim()
    .split(/\n[ \t]*\n\s*/)
  return paragraphs.filter(Boolean).map((paragraph) => inlines(paragraph, { named, shownAs }))
}

interface Values {
  named: readonly Parameter[]
  shownAs(parameter: Parameter): string
}

const markup = new RegExp(
  `\\*\\*([^*]+)\\*\\*|\\[([^\\][\\n]+)\\]\\(\\s*${places.open}(\\d+)${places.close}\\s*\\)|${places.open}(\\d+)${places.close}`,
  'g',
)

function inlines(text: string, of: Values, bold?: true): Inline[] {
  const found: Inline[] = []
  let end = 0
  const add = (inline: Inline) => {
    const last = found.at(-1)
    if (last && inline.url === undefined && last.url === undefined && last.bold === bold) last.text += inline.text
    else if (inline.text !== '') found.push(bold ? { ...inline, bold } : { ...inline })
  }
  for (const match of text.matchAll(markup)) {
    const [whole, strong, label, target, place] = match
    add({ text: text.slice(end, match.index) })
    end = match.index + whole.length
    if (strong !== undefined) found.push(...inlines(strong, of, true))
    else if (label !== undefined) add(linkTo(label, valueAt(of, target), whole, of))
    else add(valueAt(of, place))
  }
  add({ text: text.slice(end) })
  return found
}

/** Words of a link may hold values; what is none of our links is told as it stands. */
function linkTo(label: string, { text, url }: Inline, whole: string, of: Values): Inline {
  const plain = (words: string) =>
    words.replace(new RegExp(`${places.open}(\\d+)${places.close}`, 'g'), (_, index) => valueAt(of, index).text)
  return url === undefined ? { text: plain(whole) } : { text: plain(label) || text, url }
}

function valueAt({ named, shownAs }: Values, place: string | undefined): Inline {
  const parameter = named[Number(place)]
  if (!parameter) return { text: '' }
  const text = shownAs(parameter)
  return parameter.kind === 'link' ? { text, url: text } : { text }
}

function placeOf(parameter: Parameter, named: Parameter[]): string {
  named.push(parameter)
  return `${places.open}${named.length - 1}${places.close}`
}

const withoutPlaces = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

/** Links that lead elsewhere than a parameter says. */
export function linkProblems(message: string, parameters: readonly Parameter[]): WordsProblem[] {
  return [...message.matchAll(/\[[^\][\n]*\]\(([^)\n]*)\)/g)].flatMap(({ index, 1: target = '' }) => {
    const name = /^\s*\{\s*(\w+)\s*\}\s*$/.exec(target)?.[1]
    const isLink = parameters.some((one) => one.kind === 'link' && one.name === name)
    if (isLink) return []
    const before = message.slice(0, index).split('\n')
    const known = parameters.filter(({ kind }) => kind === 'link').map((one) => `{${one.name}}`)
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
    return [{ code: 'link-not-parameter', values: { ...place, known: known.join(', ') } }]
  })
}
