import { IntlMessageFormat } from 'intl-messageformat'
import { de } from './de.ts'
import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'

/** Languages of the program, by BCP 47 code. */
export const catalogues: Record<string, Record<MessageKey, string>> = { de, en }

export type Words = (key: MessageKey, values?: MessageValues) => string

const compiled = new Map<string, IntlMessageFormat>()

/** The catalogue of one language, for the server; browsers get compiled functions (`browser.ts`). Unknown languages are English. */
export function words(language: string): Words {
  const code = language in catalogues ? language : 'en'
  return (key, values = {}) => {
    const id = `${code}:${key}`
    let message = compiled.get(id)
    if (!message) {
      message = new IntlMessageFormat(catalogues[code]?.[key] ?? en[key], code, undefined, { ignoreTag: true })
      compiled.set(id, message)
    }
    return String(message.format(values))
  }
}
