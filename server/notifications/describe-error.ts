import { en } from '../../shared/languages/en.ts'
import type { MessageKey } from '../../shared/languages/keys.ts'
import type { MailFormatter } from './template.ts'

/** The text of a code, as the person saw it. The code itself if its text needs values that are not stored (minutes, a name). */
export function describeError(code: string, translate: MailFormatter['translate']): string {
  const key = [`problems.${code}`, `stopped.${code}`].find(isPlainKey)
  return key === undefined ? code : translate(key)
}

const isPlainKey = (key: string): key is MessageKey => Object.hasOwn(en, key) && !en[key as MessageKey].includes('{')
