import { type Location, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { isSecretName, type Parameter } from './parameters.ts'

/** A problem in an administrator's text, and its position. */
export interface TextProblem {
  code:
    | 'message-broken'
    | 'parameter-quoted'
    | 'parameter-unknown'
    | 'parameter-secret'
    | 'parameter-format'
    | 'link-not-parameter'
  values: { line: number; column: number; name?: string; known?: string }
}

/** A piece of a formatted message: text, or the place of a parameter. */
export type Piece = { text: string } | { parameter: Parameter }

/** Private-use characters that stand for parameters while a message is formatted; texts and values contain none. */
export const placeholders = { open: '\uE000', close: '\uE001' }
const placeholder = new RegExp(`${placeholders.open}(\\d+)${placeholders.close}`, 'g')

const parseMessage = (message: string): MessageFormatElement[] =>
  parse(message, { ignoreTag: true, requiresOtherClause: true, captureLocation: true })

/** Every parameter that is undeclared, secret, or used in a format of another kind; or the syntax error of the message. */
export function checkMessage(message: string, parameters: readonly Parameter[]): TextProblem[] {
  try {
    return [
      ...[...visitElements(parseMessage(message))].flatMap((element) => checkElement(element, parameters) ?? []),
      ...findQuoted(message, parameters),
    ]
  } catch (error) {
    return [{ code: 'message-broken', values: positionOf((error as { location?: Location }).location) }]
  }
}

/**
 * An apostrophe before a brace quotes it (ICU MessageFormat), so that `l'{account}` would show the braces, and `d'#` in a plural the sign in place of the number: nearly always
 * a word of French or Italian.
 */
function findQuoted(message: string, parameters: readonly Parameter[]): TextProblem[] {
  return [...visitLiterals(parseMessage(message))].flatMap(({ element: { location }, isInPlural }): TextProblem[] => {
    if (!location) return []
    const text = message.slice(location.start.offset, location.end.offset)
    const quoted = [...text.matchAll(/'(?:\{\s*([\w.]+)\s*(?=[},])|#)/g)]
    return quoted
      .filter(([, name]) => (name === undefined ? isInPlural : parameters.some((one) => one.name === name)))
      .map(({ index, 1: name = '#' }) => {
        const lines = message.slice(0, location.start.offset + index).split('\n')
        return {
          code: 'parameter-quoted',
          values: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, name },
        }
      })
  })
}

function* visitLiterals(
  elements: readonly MessageFormatElement[],
  isInPlural = false,
): Generator<{ element: MessageFormatElement; isInPlural: boolean }> {
  for (const element of elements) {
    if (element.type === TYPE.literal) yield { element, isInPlural }
    if (!('options' in element)) continue
    for (const { value } of Object.values(element.options))
      yield* visitLiterals(value, isInPlural || element.type === TYPE.plural)
  }
}

interface MessageContext {
  language: string
  parameters: readonly Parameter[]
  values: Record<string, unknown>
}

/** Formats the choices of a message for these values; its parameters stay pieces of their own. */
export function formatPieces(message: string, { language, parameters, values }: MessageContext): Piece[] {
  const elements = parseMessage(message).map((element) => insertPlaceholders(element, parameters))
  const text = String(new IntlMessageFormat(elements, language).format(values as Record<string, string>))
  return text.split(placeholder).flatMap((part, index): Piece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ text: part }]
    const parameter = parameters[Number(part)]
    return parameter ? [{ parameter }] : []
  })
}

function checkElement(element: MessageFormatElement, parameters: readonly Parameter[]): TextProblem | undefined {
  if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return undefined
  const name = element.value
  const values = { ...positionOf(element.location), name }
  const parameter = parameters.find((one) => one.name === name)
  if (parameter?.secret || (!parameter && isSecretName(name))) return { code: 'parameter-secret', values }
  if (!parameter) return { code: 'parameter-unknown', values: { ...values, known: formatNames(parameters) } }
  return formats[element.type]?.includes(parameter.kind) ? undefined : { code: 'parameter-format', values }
}

const everyKind: readonly Parameter['kind'][] = ['text', 'number', 'moment', 'link']
const formats: Record<number, readonly Parameter['kind'][]> = {
  [TYPE.argument]: everyKind,
  [TYPE.select]: ['text'],
  [TYPE.number]: ['number'],
  [TYPE.plural]: ['number'],
  [TYPE.date]: ['moment'],
  [TYPE.time]: ['moment'],
}

const formatNames = (parameters: readonly Parameter[]): string =>
  parameters
    .filter(({ secret }) => !secret)
    .map(({ name }) => `{${name}}`)
    .join(', ')

function* visitElements(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element
    if ('options' in element) for (const { value } of Object.values(element.options)) yield* visitElements(value)
  }
}

/** Replaces a plain parameter by its placeholder, so that no value is ever parsed as text, choice or markup. */
function insertPlaceholders(element: MessageFormatElement, parameters: readonly Parameter[]): MessageFormatElement {
  if (element.type === TYPE.argument) {
    const index = parameters.findIndex(({ name }) => name === element.value)
    return { type: TYPE.literal, value: `${placeholders.open}${index}${placeholders.close}` }
  }
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return element
  const options = Object.entries(element.options).map(([name, option]) => [
    name,
    { ...option, value: option.value.map((one) => insertPlaceholders(one, parameters)) },
  ])
  return { ...element, options: Object.fromEntries(options) }
}

const positionOf = (location: Location | null | undefined) => ({
  line: location?.start.line ?? 1,
  column: location?.start.column ?? 1,
})
