import { type Piece, placeholders, type TextProblem } from './override-message.ts'
import type { Parameter } from './parameters.ts'
import type { Inline } from './template.ts'

/**
 * All markup of an administrator's text: an empty line between paragraphs, `**bold**`, and `[label]({parameter})` for a parameter
 * that is a link. Everything else is plain text. Values are inserted last, so that none of them is parsed.
 */
export function parseMarkup(pieces: readonly Piece[], shownAs: (parameter: Parameter) => string): Inline[][] {
  const named: Parameter[] = []
  const text = pieces.map((piece) =>
    'text' in piece ? removePlaceholders(piece.text) : addPlaceholder(piece.parameter, named),
  )
  const paragraphs = text
    .join('')
    .trim()
    .split(/\n[ \t]*\n\s*/)
  return paragraphs.filter(Boolean).map((paragraph) => parseInlines(paragraph, { named, shownAs }))
}

interface Values {
  named: readonly Parameter[]
  shownAs(parameter: Parameter): string
}

const markup = new RegExp(
  `\\*\\*([^*]+)\\*\\*|\\[([^\\][\\n]+)\\]\\(\\s*${placeholders.open}(\\d+)${placeholders.close}\\s*\\)|${placeholders.open}(\\d+)${placeholders.close}`,
  'g',
)

function parseInlines(text: string, values: Values, bold?: true): Inline[] {
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
    if (strong !== undefined) found.push(...parseInlines(strong, values, true))
    else if (label !== undefined) add(createLink(label, parameterValue(values, target), whole, values))
    else add(parameterValue(values, place))
  }
  add({ text: text.slice(end) })
  return found
}

/** The label of a link may contain values; a link to anything but a link parameter is shown as text. */
function createLink(label: string, { text, url }: Inline, whole: string, values: Values): Inline {
  const plain = (words: string) =>
    words.replace(
      new RegExp(`${placeholders.open}(\\d+)${placeholders.close}`, 'g'),
      (_, index) => parameterValue(values, index).text,
    )
  return url === undefined ? { text: plain(whole) } : { text: plain(label) || text, url }
}

function parameterValue({ named, shownAs }: Values, place: string | undefined): Inline {
  const parameter = named[Number(place)]
  if (!parameter) return { text: '' }
  const text = shownAs(parameter)
  return parameter.kind === 'link' ? { text, url: text } : { text }
}

function addPlaceholder(parameter: Parameter, named: Parameter[]): string {
  named.push(parameter)
  return `${placeholders.open}${named.length - 1}${placeholders.close}`
}

const removePlaceholders = (text: string): string => text.replace(/[\uE000\uE001]/g, '')

/** Reports links to anything but a link parameter. */
export function checkLinks(message: string, parameters: readonly Parameter[]): TextProblem[] {
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
