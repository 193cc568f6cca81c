import type { MessageValues } from './keys.ts'
import { pickLanguage } from './pick-language.ts'
import type { Words } from './words.ts'

/** What `compile-message.ts` makes of a message: a plain text, or a function of its values. */
export type Compiled = string | ((values: MessageValues, format: Format) => string)

type Value = MessageValues[string] | undefined

/** What compiled messages need from the platform; all of it is `Intl`. */
export interface Format {
  number(value: Value, options?: Intl.NumberFormatOptions): string
  date(value: Value, options?: Intl.DateTimeFormatOptions): string
  select(value: Value, options: Record<string, () => string>): string
  plural(
    value: Value,
    offset: number,
    type: Intl.PluralRuleType,
    options: Record<string, (rest: number) => string>,
  ): string
}

/** `wordsFor` of a bundle. A key that was not compiled in shows as itself, which no test of a page overlooks. */
export function compiledWords(catalogues: Record<string, Record<string, Compiled>>): (language: string) => Words {
  return (language) => {
    const code = pickLanguage([language])
    const format = formatFor(code)
    return (key, values = {}) => {
      const message = catalogues[code]?.[key] ?? key
      return typeof message === 'string' ? message : message(values, format)
    }
  }
}

function formatFor(language: string): Format {
  return {
    number: (value, options) => new Intl.NumberFormat(language, options).format(Number(value)),
    date: (value, options) => new Intl.DateTimeFormat(language, options).format(Number(value)),
    select: (value, options) => (chosen(options, `${value}`) ?? options.other)?.() ?? '',
    plural: (value, offset, type, options) => {
      const rest = Number(value) - offset
      const rule = new Intl.PluralRules(language, { type }).select(rest)
      return (chosen(options, `=${value}`) ?? chosen(options, rule) ?? options.other)?.(rest) ?? ''
    },
  }
}

const chosen = <Option>(options: Record<string, Option>, name: string) =>
  Object.hasOwn(options, name) ? options[name] : undefined
