import { charactersOf, fold } from '../characters.ts'
import { defineRule } from '../rule.ts'

/** Rules that a passphrase need not keep: those about variety and patterns, but never length, breaches, history or the person's names. */
export const relaxableRules = [
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

interface PassphraseSettings {
  words: number
  /** In characters as people see them. */
  min: number
  relaxes: readonly string[]
}

/** Refuses nothing: `check.ts` does not apply the rules in `relaxes` to a passphrase. */
export const passphrase = defineRule({
  id: 'passphrase',
  where: 'note',
  check: (_password, _settings: PassphraseSettings) => true,
  values: ({ words, min }) => ({ words, min }),
})

/** Long enough and with enough different words. A word has three letters or more between other characters or capitals; two in scripts without case. */
export function isPassphrase(password: string, { words, min }: PassphraseSettings): boolean {
  const characters = charactersOf(password)
  const apart = characters.join('').replace(/(\p{Ll}\p{M}*)(?=\p{Lu})/gu, '$1 ')
  const found = apart.match(/\p{Lo}{2,}|\p{L}[\p{L}\p{M}]{2,}/gu) ?? []
  const isWord = (text: string) => charactersOf(text).length >= (/^\p{Lo}/u.test(text) ? 2 : 3)
  return characters.length >= min && new Set(found.filter(isWord).map(fold)).size >= words
}
