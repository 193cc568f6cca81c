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
 * JavaScript source of a message: a string literal, or an arrow function for `compiled.ts`. Runs at build time only. Says the
 * same as intl-messageformat on the server; a test compares the two for every message.
 */
export function compileMessage(message: string): string {
  const elements = parse(message, { ignoreTag: true })
  if (elements.every(isLiteralElement)) return literal(elements.map(({ value }) => value).join(''))
  return `(v,f)=>${sum(elements)}`
}

const literal = (value: unknown) => JSON.stringify(value) ?? 'undefined'

/** Texts are added up from an empty string, so that two numbers side by side do not turn into their sum. */
const sum = (elements: MessageFormatElement[]): string =>
  elements.length === 0 ? '""' : ['""', ...elements.map(expression)].join('+').replace(/^""\+(?=")/, '')

function expression(element: MessageFormatElement): string {
  if (isLiteralElement(element)) return literal(element.value)
  if (isPoundElement(element)) return 'f.number(n)'
  const value = `v[${literal(element.value)}]`
  if (isArgumentElement(element)) return `(${value}??"")`
  if (isNumberElement(element)) return `f.number(${value},${literal(styled('number', element.style))})`
  if (isDateElement(element)) return `f.date(${value},${literal(styled('date', element.style))})`
  if (isTimeElement(element)) return `f.date(${value},${literal(styled('time', element.style ?? 'medium'))})`
  if (isSelectElement(element)) return `f.select(${value},${options('()', element.options)})`
  if (isPluralElement(element))
    return `f.plural(${value},${element.offset},${literal(element.pluralType)},${options('n', element.options)})`
  throw new Error(`The catalogue has no use for this part of a message: ${literal(element)}`)
}

const options = (parameters: string, choices: Record<string, { value: MessageFormatElement[] }>) =>
  `{${Object.entries(choices)
    .map(([name, { value }]) => `${literal(name)}:${parameters}=>${sum(value)}`)
    .join(',')}}`

/** A named style (`short`) or a skeleton (`::yMMMd`), as options of the Intl formatter. */
function styled(kind: 'number' | 'date' | 'time', style: string | { parsedOptions: object } | null | undefined) {
  if (typeof style !== 'string') return style?.parsedOptions
  return (IntlMessageFormat.formats[kind] as Record<string, object | undefined>)[style]
}
