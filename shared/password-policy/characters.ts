/**
 * Characters as people see them: an emoji or a letter with its accents is one, composed or decomposed. Only the rules about length count
 * differently, as Active Directory does.
 */
export function charactersOf(text: string): string[] {
  // All but CR LF, which is one.
  if (/^[ -~]*$/.test(text)) return [...text]
  return Array.from(segmenter.segment(text.normalize('NFC')), ({ segment }) => segment)
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** `uncased`: letters of scripts without capitals (Chinese, Arabic, Hebrew …), Windows' fifth class. */
export const characterClasses = ['upper', 'lower', 'digit', 'special', 'uncased'] as const
export type CharacterClass = (typeof characterClasses)[number]

/** By the base letter. Everything that is neither letter nor digit is special: symbols, spaces, emoji. */
export function classOf(character: string): CharacterClass {
  // A keycap is an emoji that begins with a digit.
  if (character.endsWith('\u20E3')) return 'special'
  if (/^\p{Lu}/u.test(character)) return 'upper'
  if (/^\p{Ll}/u.test(character)) return 'lower'
  if (/^\p{Nd}/u.test(character)) return 'digit'
  return /^\p{L}/u.test(character) ? 'uncased' : 'special'
}

/**
 * One spelling for upper and lower case, composed and decomposed, wide and narrow characters. Upper case first, since lower case alone
 * would turn a Greek Σ into ς or σ by its place in the word.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)
