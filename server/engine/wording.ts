import { en } from '../../shared/languages/en.ts'
import type { MessageKey, MessageValues } from '../../shared/languages/keys.ts'
import type { Words } from '../../shared/languages/words.ts'
import type { Text } from '../activities/activity.ts'

export function isKey(text: string): text is MessageKey {
  return Object.hasOwn(en, text)
}

/** The first of these keys that the catalogue has. Codes come from activities, so their keys are put together at run time. */
export function firstWorded(words: Words, keys: readonly string[], values?: MessageValues): string | undefined {
  const key = keys.find(isKey)
  return key && words(key, values)
}

export const wordText = (words: Words, text: Text): string =>
  typeof text === 'string' ? words(text) : words(text.key, text.values)

/** A key of the catalogue, or somebody's own words. */
export const keyOrText = (words: Words, text: string): string => (isKey(text) ? words(text) : text)
