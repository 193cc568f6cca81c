import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'

/** For tests: a placeholder of a message, with the choices that every language must offer alike. */
export interface Placeholder {
  name: string
  kind: 'text' | 'number' | 'date' | 'select' | 'plural'
  /** Values of a select, exact values (`=0`) of a plural; the plural categories of languages differ by nature. */
  choices: string[]
}

/** Every placeholder of a message, once, by name. Throws when the message does not parse. */
export function placeholders(message: string): Placeholder[] {
  const found = new Map<string, Placeholder>()
  visit(parse(message, { ignoreTag: true, requiresOtherClause: true }), found)
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

function visit(elements: MessageFormatElement[], found: Map<string, Placeholder>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound || element.type === TYPE.tag) continue
    const choices = 'options' in element ? Object.keys(element.options) : []
    const kind = kinds[element.type]
    // A value that is told apart somewhere and merely shown elsewhere counts as what it is told apart by.
    if (kind !== 'text' || !found.has(element.value)) {
      found.set(element.value, {
        name: element.value,
        kind,
        choices: choices.filter((choice) => kind === 'select' || choice.startsWith('=')).sort(),
      })
    }
    if ('options' in element) for (const { value } of Object.values(element.options)) visit(value, found)
  }
}
