import { type Location, type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Parameter, soundsSecret } from './parameters.ts'

/** What is wrong with somebody's own words, and where. */
export interface WordsProblem {
  code: 'message-broken' | 'parameter-unknown' | 'parameter-secret' | 'parameter-format' | 'link-not-parameter'
  values: { line: number; column: number; name?: string; known?: string }
}

/** A piece of a message that has been put together: words, or the place of a parameter. */
export type Piece = { text: string } | { parameter: Parameter }

/** Private use characters stand for parameters while a message is put together; texts and values hold none of them. */
export const places = { open: '\uE000', close: '\uE001' }
const placed = new RegExp(`${places.open}(\\d+)${places.close}`, 'g')

const parsed = (message: string): MessageFormatElement[] =>
  parse(message, { ignoreTag: true, requiresOtherClause: true, captureLocation: true })

/** Every parameter that the template does not declare, that is secret, or that cannot be formatted so; or why the message is none. */
export function messageProblems(message: string, parameters: readonly Parameter[]): WordsProblem[] {
  try {
    return [...visited(parsed(message))].flatMap((element) => elementProblem(element, parameters) ?? [])
  } catch (error) {
    return [{ code: 'message-broken', values: placeOf((error as { location?: Location }).location) }]
  }
}

/** The message with its choices made for these values, and the places of its parameters left open. */
export function messagePieces(
  message: string,
  of: { language: string; parameters: readonly Parameter[]; values: Record<string, unknown> },
): Piece[] {
  const { language, parameters, values } = of
  const elements = parsed(message).map((element) => withPlaces(element, parameters))
  const text = String(new IntlMessageFormat(elements, language).format(values as Record<string, string>))
  return text.split(placed).flatMap((part, index): Piece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ text: part }]
    const parameter = parameters[Number(part)]
    return parameter ? [{ parameter }] : []
  })
}

function elementProblem(element: MessageFormatElement, parameters: readonly Parameter[]): WordsProblem | undefined {
  if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) return undefined
  const name = element.value
  const values = { ...placeOf(element.location), name }
  const parameter = parameters.find((one) => one.name === name)
  if (parameter?.secret || (!parameter && soundsSecret(name))) return { code: 'parameter-secret', values }
  if (!parameter) return { code: 'parameter-unknown', values: { ...values, known: namesOf(parameters) } }
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

export const namesOf = (parameters: readonly Parameter[]): string =>
  parameters
    .filter(({ secret }) => !secret)
    .map(({ name }) => `{${name}}`)
    .join(', ')

function* visited(elements: readonly MessageFormatElement[]): Generator<MessageFormatElement> {
  for (const element of elements) {
    yield element
    if ('options' in element) for (const { value } of Object.values(element.options)) yield* visited(value)
  }
}

/** A plain parameter becomes its place, so that no value is ever read as words, choices or markup. */
function withPlaces(element: MessageFormatElement, parameters: readonly Parameter[]): MessageFormatElement {
  if (element.type === TYPE.argument) {
    const index = parameters.findIndex(({ name }) => name === element.value)
    return { type: TYPE.literal, value: `${places.open}${index}${places.close}` }
  }
  if (element.type !== TYPE.select && element.type !== TYPE.plural) return element
  const options = Object.entries(element.options).map(([name, option]) => [
    name,
    { ...option, value: option.value.map((one) => withPlaces(one, parameters)) },
  ])
  return { ...element, options: Object.fromEntries(options) }
}

const placeOf = (location: Location | null | undefined) => ({
  line: location?.start.line ?? 1,
  column: location?.start.column ?? 1,
})
