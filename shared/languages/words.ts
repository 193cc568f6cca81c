import { IntlMessageFormat } from 'intl-messageformat'
import { de } from './de.ts'
import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'
import { pickLanguage } from './pick-language.ts'

/** Every language of the program, by BCP 47 code. */
export const catalogues: Record<string, Record<MessageKey, string>> = { de, en }

export type Words = (key: MessageKey, values?: MessageValues) => string

const spoken = new Map<string, Words>()

/**
 * The catalogue of one language, for the server, and always the same function for it; browsers get compiled functions
 * (`browser.ts`). Unknown languages are English.
 */
export function words(language: string): Words {
  const code = pickLanguage([language])
  const known = spoken.get(code) ?? wordsOf(code)
  spoken.set(code, known)
  return known
}

const parsed = new Map<string, IntlMessageFormat>()

function wordsOf(code: string): Words {
  return (key, values = {}) => {
    const text = catalogues[code]?.[key] ?? en[key]
    if (isPlain(text)) return text
    const id = `${code}:${key}`
    let message = parsed.get(id)
    if (!message) {
      message = new IntlMessageFormat(text, code, undefined, { ignoreTag: true })
      parsed.set(id, message)
    }
    return String(message.format(values))
  }
}

/** Neither argument nor quote: most messages are what they say, and need no parser and no tree in memory. */
const isPlain = (text: string): boolean => !/[{}']/.test(text)
