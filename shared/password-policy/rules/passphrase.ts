import { fold } from '../characters.ts'
import { defineRule } from '../rule.ts'

/** Rules that a passphrase may do without: those about variety and patterns. Never a length, a leak, a history or one's own names. */
export const relaxable = [
  'categories',
  'complexity',
  'dictionary',
  'different-characters',
  'disallowed-characters',
  'keyboard-walks',
  'regular-expression',
  'repeated-characters',
  'required-characters',
  'runs',
  'strength',
  'symmetry',
] as const

export interface PassphraseSettings {
  words: number
  /** In characters. */
  min: number
  relaxes: readonly string[]
}

/** Refuses nothing: says which passwords need not keep the rules that it names (`check.ts` sees to that). */
export const passphrase = defineRule({
  id: 'passphrase',
  where: 'note',
  check: (_password, _settings: PassphraseSettings) => true,
  values: ({ words, min }) => ({ words, min }),
})

/** Long enough, of enough different words: three letters or more between other characters or capitals, two in uncased scripts. */
export function isPassphrase(password: string, { words, min }: PassphraseSettings): boolean {
  const apart = password.normalize('NFC').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  const found = apart.match(/\p{Lo}{2,}|\p{L}[\p{L}\p{M}]{2,}/gu) ?? []
  return [...password].length >= min && new Set(found.map(fold)).size >= words
}
