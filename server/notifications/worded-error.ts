import { en } from '../../shared/languages/en.ts'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type { Say } from './template.ts'

/** A code as the person was told it. One whose words need values that nobody keeps (minutes, a name) stays the code. */
export function wordedError(code: string, text: Say['text']): string {
  const key = [`problems.${code}`, `stopped.${code}`].find(isPlainKey)
  return key === undefined ? code : text(key)
}

const isPlainKey = (key: string): key is MessageKey => Object.hasOwn(en, key) && !en[key as MessageKey].includes('{')
