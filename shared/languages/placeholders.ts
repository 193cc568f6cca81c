import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** For tests: a placeholder of a message, with the choices that must be the same in every language. */
export interface Placeholder {
  name: string
  kind: 'text' | 'number' | 'date' | 'select' | 'plural'
  /** Values of a select, exact values (`=0`) of a plural; the plural categories of languages differ by nature. */
  choices: string[]
}

/** Lists the placeholders of a message, each once, by name. Throws if the message does not parse. */
export function listPlaceholders(message: string): Placeholder[] {
  const found = new Map<string, Placeholder>()
  collectPlaceholders(parse(message, { ignoreTag: true, requiresOtherClause: true }), found)
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name))
}

const kinds = {
  [TYPE.argument]: 'text',
  [TYPE.number]: 'number',
  [TYPE.date]: 'date',
  [TYPE.time]: 'date',
  [TYPE.select]: 'select',
  [TYPE.plural]: 'plural',
} as const

function collectPlaceholders(elements: MessageFormatElement[], found: Map<string, Placeholder>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue
    const choices = 'options' in element ? Object.keys(element.options) : []
    const kind = kinds[element.type]
    // A value that is selected by in one place and only shown in another counts as the former.
    if (kind !== 'text' || !found.has(element.value)) {
      found.set(element.value, {
        name: element.value,
        kind,
        choices: choices.filter((choice) => kind === 'select' || choice.startsWith('=')).sort(),
      })
    }
    if ('options' in element) for (const { value } of Object.values(element.options)) collectPlaceholders(value, found)
  }
}
