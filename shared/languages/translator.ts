import { IntlMessageFormat } from 'intl-messageformat'
import { de } from './de.ts'
import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'
import { pickLanguage } from './pick-language.ts'

/** Every language of the program, by BCP 47 code. */
export const catalogues: Record<string, Record<MessageKey, string>> = { de, en }

export type Translator = (key: MessageKey, values?: MessageValues) => string

const translators = new Map<string, Translator>()

/**
 * Returns the translator of a language, always the same function for it. Unknown languages are English. Browsers use compiled
 * messages (`browser.ts`).
 */
export function getTranslator(language: string): Translator {
  const code = pickLanguage([language])
  const translator = translators.get(code) ?? createTranslator(code)
  translators.set(code, translator)
  return translator
}

const parsedMessages = new Map<string, IntlMessageFormat>()

function createTranslator(code: string): Translator {
  return (key, values = {}) => {
    const text = catalogues[code]?.[key] ?? en[key]
    if (isPlain(text)) return text
    const id = `${code}:${key}`
    let message = parsedMessages.get(id)
    if (!message) {
      message = new IntlMessageFormat(text, code, undefined, { ignoreTag: true })
      parsedMessages.set(id, message)
    }
    return String(message.format(values))
  }
}

/** Whether a message has neither placeholder nor quote: most have not, and need no parser and no tree in memory. */
const isPlain = (text: string): boolean => !/[{}']/.test(text)
