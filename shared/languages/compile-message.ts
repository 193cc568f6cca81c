import {
  isArgumentElement,
  isDateElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTimeElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'

/**
 * Compiles a message to JavaScript: a string literal, or an arrow function for `compiled.ts`. Runs at build time only. The result is
 * the same text as intl-messageformat's on the server; a test compares the two for every message.
 */
export function compileMessage(message: string): string {
  const elements = parse(message, { ignoreTag: true })
  if (elements.every(isLiteralElement)) return toLiteral(elements.map(({ value }) => value).join(''))
  return `(v,f)=>${compileElements(elements)}`
}

const toLiteral = (value: unknown) => JSON.stringify(value) ?? 'undefined'

/** Concatenates from an empty string, so that two adjacent numbers are not added. */
const compileElements = (elements: MessageFormatElement[]): string =>
  elements.length === 0 ? '""' : ['""', ...elements.map(compileElement)].join('+').replace(/^""\+(?=")/, '')

function compileElement(element: MessageFormatElement): string {
  if (isLiteralElement(element)) return toLiteral(element.value)
  if (isPoundElement(element)) return 'f.number(n)'
  const value = `v[${toLiteral(element.value)}]`
  if (isArgumentElement(element)) return `(${value}??"")`
  if (isNumberElement(element)) return `f.number(${value},${toLiteral(resolveStyle('number', element.style))})`
  if (isDateElement(element)) return `f.date(${value},${toLiteral(resolveStyle('date', element.style))})`
  if (isTimeElement(element)) return `f.date(${value},${toLiteral(resolveStyle('time', element.style ?? 'medium'))})`
  if (isSelectElement(element)) return `f.select(${value},${compileOptions('()', element.options)})`
  if (isPluralElement(element))
    return `f.plural(${value},${element.offset},${toLiteral(element.pluralType)},${compileOptions('n', element.options)})`
  throw new Error(`The catalogue has no use for this part of a message: ${toLiteral(element)}`)
}

const compileOptions = (parameters: string, choices: Record<string, { value: MessageFormatElement[] }>) =>
  `{${Object.entries(choices)
    .map(([name, { value }]) => `${toLiteral(name)}:${parameters}=>${compileElements(value)}`)
    .join(',')}}`

/** Options of the Intl formatter for a named style (`short`) or a skeleton (`::yMMMd`). */
function resolveStyle(kind: 'number' | 'date' | 'time', style: string | { parsedOptions: object } | null | undefined) {
  if (typeof style !== 'string') return style?.parsedOptions
  return (IntlMessageFormat.formats[kind] as Record<string, object | undefined>)[style]
}
