import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'
import type { Translator } from './translator.ts'

/** Keys that are composed at run time or stored, so that the compiler cannot check them. */
export const isMessageKey = (text: string): text is MessageKey => Object.hasOwn(en, text)

/** The first of these keys that the catalogue has. Codes come from activities, so their keys are composed at run time. */
export function translateFirst(t: Translator, keys: readonly string[], values?: MessageValues): string | undefined {
  const key = keys.find(isMessageKey)
  return key && t(key, values)
}

export const translateText = (t: Translator, text: MessageKey | { key: MessageKey; values: MessageValues }): string =>
  typeof text === 'string' ? t(text) : t(text.key, text.values)

/** Translates a key of the catalogue; returns any other text as it is. */
export const translateIfKey = (t: Translator, text: string): string => (isMessageKey(text) ? t(text) : text)

/**
 * The catalogue for operators, who are told about a third person: a text that would say "your account" has another wording under
 * `operator.<key>`. All other texts are the same.
 */
export const translateForOperator =
  (t: Translator): Translator =>
  (key, values) => {
    const own = `operator.${key}`
    return t(isMessageKey(own) ? own : key, values)
  }

/** What administrators call an activity. */
export const nameActivity = (t: Translator, id: string): string => translateFirst(t, [`activities.${id}.name`]) ?? id
