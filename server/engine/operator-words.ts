import type { Words } from '../../shared/languages/words.ts'
import { isKey } from './wording.ts'

/**
 * The catalogue as it speaks to somebody of the helpdesk about a third person: what would say "your account" has other words under
 * `operator.<key>`. Everything else reads the same to both.
 */
export const operatorWords =
  (words: Words): Words =>
  (key, values) => {
    const own = `operator.${key}`
    return words(isKey(own) ? own : key, values)
  }
