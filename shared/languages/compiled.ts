import type { MessageValues } from './keys.ts'
import { pickLanguage } from './pick-language.ts'
import { toRegionalLocale } from './regional-locale.ts'
import type { Translator } from './translator.ts'

/** A message compiled by `compile-message.ts`: a plain text, or a function of its values. */
export type CompiledMessage = string | ((values: MessageValues, format: Format) => string)

type Value = MessageValues[string] | undefined

/** What compiled messages use of `Intl`. */
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

/** `getTranslator` of a bundle. A key that was not compiled is shown itself, so that tests of pages notice it. */
export function createCompiledTranslators(
  catalogues: Record<string, Record<string, CompiledMessage>>,
): (language: string, preferred?: readonly string[]) => Translator {
  return (language, preferred) => {
    const code = pickLanguage([language])
    const format = createFormat(code, toRegionalLocale(code, preferred))
    return (key, values = {}) => {
      const message = catalogues[code]?.[key] ?? key
      return typeof message === 'string' ? message : message(values, format)
    }
  }
}

/** Times and numbers as the reader's region writes them: 14:29 in Britain, 2:29 PM in America. */
function createFormat(language: string, locale: string): Format {
  return {
    number: (value, options) => new Intl.NumberFormat(locale, options).format(Number(value)),
    date: (value, options) => new Intl.DateTimeFormat(locale, options).format(Number(value)),
    select: (value, options) => (getOwnOption(options, `${value}`) ?? options.other)?.() ?? '',
    plural: (value, offset, type, options) => {
      const rest = Number(value) - offset
      const rule = new Intl.PluralRules(language, { type }).select(rest)
      return (getOwnOption(options, `=${value}`) ?? getOwnOption(options, rule) ?? options.other)?.(rest) ?? ''
    },
  }
}

const getOwnOption = <Option>(options: Record<string, Option>, name: string) =>
  Object.hasOwn(options, name) ? options[name] : undefined
