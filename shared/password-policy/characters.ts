/**
 * Characters as people see them: an emoji, or a letter with its accents, is one, whether it was typed composed or decomposed.
 * Only the rules about length count otherwise, as Active Directory does.
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

/** By the letter that carries the accents. What is neither letter nor digit is special: symbols, spaces, emoji. */
export function classOf(character: string): CharacterClass {
  // A keycap: an emoji that begins with a digit.
  if (character.endsWith('\u20E3')) return 'special'
  if (/^\p{Lu}/u.test(character)) return 'upper'
  if (/^\p{Ll}/u.test(character)) return 'lower'
  if (/^\p{Nd}/u.test(character)) return 'digit'
  return /^\p{L}/u.test(character) ? 'uncased' : 'special'
}

/**
 * One spelling of what reads alike: capitals and small letters, composed and decomposed, wide and narrow. Upper case first, since
 * lower case alone would turn a Greek Σ into ς or σ by its place in the word.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)
