/**
 * `String.normalize`, in every browser alike: Firefox puts U+FFFD in the place of half a surrogate pair (153, 2026-11-29), so that a page would let one
 * through that the server refuses.
 */
export const normalise = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string =>
  /\p{Cs}/u.test(text) ? text.replace(/\P{Cs}+/gu, (part) => part.normalize(form)) : text.normalize(form)

/**
 * Characters as people see them: an emoji or a letter with its accents is one, composed or decomposed; what is invisible (zero-width spaces and the
 * like) is none. The one way in which rules count; only those about length count differently, as Active Directory does.
 */
export function charactersOf(text: string): string[] {
  // All but CR LF, which is one.
  if (/^[ -~]*$/.test(text)) return [...text]
  const segments = Array.from(segmenter.segment(normalise(text, 'NFC')), ({ segment }) => segment)
  return segments.filter((segment) => !invisible.test(segment))
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const invisible = /^\p{Default_Ignorable_Code_Point}+$/u

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
 * One spelling for upper and lower case, composed and decomposed, wide and narrow characters, with and without zero-width ones: the one form in which
 * rules search. Lower case first, since ẞ has no capitals; then upper case, since lower case alone keeps ß and ſ apart from ss and s.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase()
  const visible = normalise(text, 'NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  // By its place in a word, σ is written ς.
  return normalise(visible.toLowerCase().toUpperCase().toLowerCase(), 'NFKC').replaceAll('ς', 'σ')
}

/** The characters that people see, each in one spelling: ß is one character, as is a ligature, however many letters it folds to. */
export function foldCharacters(text: string): string[] {
  if (isAscii(text)) return charactersOf(text.toLowerCase())
  return charactersOf(text).map(foldCharacter)
}

/** The joiners of an emoji hold it together, so they stay. */
const foldCharacter = (character: string): string =>
  character
    .split(/(?<=.)\u200D(?=.)/su)
    .map(fold)
    .join('\u200D')

/**
 * The spellings in which a name may be typed: as it is, without accents (José as Jose, Łukasz as Lukasz), and with two letters in place of an umlaut
 * (Müller as Mueller, Søren as Soeren). Folded.
 */
export function listSpellings(name: string): string[] {
  if (isAscii(name)) return [fold(name)]
  const folded = fold(name)
  const spelledOut = folded.replace(/[äöüøå]/g, (letter) => digraphs[letter] ?? letter)
  return [...new Set([folded, stripAccents(folded), stripAccents(spelledOut)])]
}

const digraphs: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
/** Letters that Unicode does not take apart. */
const plainLetters: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
}

const stripAccents = (folded: string): string =>
  normalise(folded, 'NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łøđðħıŧþæœ]/g, (letter) => plainLetters[letter] ?? letter)

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text)
