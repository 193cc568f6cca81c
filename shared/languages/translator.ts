import { IntlMessageFormat } from 'intl-messageformat'
import { de } from './de.ts'
import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'
import { pickLanguage } from './pick-language.ts'
import { toRegionalLocale } from './regional-locale.ts'

/** Every language of the program, by BCP 47 code. */
export const catalogues: Record<string, Record<MessageKey, string>> = { de, en }

export type Translator = (key: MessageKey, values?: MessageValues) => string

const translators = new Map<string, Translator>()
const languages = new WeakMap<Translator, string>()

/**
 * Returns the translator of a language, always the same function for it. Unknown languages are English. Browsers use compiled
 * messages (`browser.ts`). `preferred`: valid BCP 47 codes of the reader, most wanted first, whose region the times and numbers follow.
 */
export function getTranslator(language: string, preferred: readonly string[] = []): Translator {
  const code = pickLanguage([language])
  const locale = toRegionalLocale(code, preferred)
  // Readers choose these codes, so that no message is kept for them.
  if (locale !== code) return createTranslator(code, locale, new Map())
  const translator = translators.get(code) ?? createTranslator(code, code, new Map())
  translators.set(code, translator)
  return translator
}

function createTranslator(code: string, locale: string, parsed: Map<MessageKey, IntlMessageFormat>): Translator {
  const translator: Translator = (key, values = {}) => {
    const text = catalogues[code]?.[key] ?? en[key]
    if (isPlain(text)) return text
    let message = parsed.get(key)
    if (!message) {
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
      parsed.set(key, message)
    }
    return String(message.format(values))
  }
  languages.set(translator, code)
  return translator
}

/** Of a translator that `getTranslator` returned: for names that the catalogue does not have, such as those of countries. */
export const getLanguage = (t: Translator): string => languages.get(t) ?? 'en'

/** Whether a message has neither placeholder nor quote: most have not, and need no parser and no tree in memory. */
const isPlain = (text: string): boolean => !/[{}']/.test(text)
