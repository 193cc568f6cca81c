import { fold } from '../../../shared/password-policy/characters.ts'
import { mapInSlices, sortInSlices } from './in-slices.ts'

export const wordPlaces = ['whole', 'within', 'beginning', 'end', 'beginning-or-end'] as const
export type WordPlace = (typeof wordPlaces)[number]

export interface WordSearch {
  where: WordPlace
  /** Shorter words are found as the whole password only. */
  shortest: number
  /** Also finds drowssap. */
  reversed: boolean
  /** Also finds p4$$w0rd. */
  leet: boolean
}

export interface Dictionary {
  readonly size: number
  /** A word that the password contains, in the dictionary's spelling. Case, width and the encoding of accents do not matter. */
  find(password: string, search: WordSearch): string | undefined
}

/** Keeps the words in memory, sorted and indexed by their first letters: a search looks at each position of the password once. */
export function createDictionary(words: Iterable<string>): Dictionary {
  const plain = buildIndex([...new Set([...words].map(fold))].sort())
  let letters: Index | undefined
  return toDictionary(plain, () => {
    letters ??= buildIndex([...new Set(plain.words.map(unleet))].sort())
    return letters
  })
}

/** The same for many words: 100,000 take 0.3 to 0.8 s (2026-11-22), in slices, so that other requests are answered meanwhile. */
export async function createDictionaryInSlices(words: readonly string[]): Promise<Dictionary> {
  const plain = buildIndex(await sortInSlices(await mapInSlices(words, fold)))
  const letters = buildIndex(await sortInSlices(await mapInSlices(plain.words, unleet)))
  return toDictionary(plain, () => letters)
}

function toDictionary(plain: Index, withLetters: () => Index): Dictionary {
  function findIn(text: string, { where, shortest, leet }: WordSearch): string | undefined {
    const found = search(plain, text, where, shortest)
    if (found !== undefined || !leet) return found
    // Digits alone spell no word: 2011 is a year, although it can be read as one.
    return search(withLetters(), unleet(text), where, shortest, (from, to) => /\p{L}/u.test(text.slice(from, to)))
  }

  return {
    size: plain.words.length,
    find(password, options) {
      const text = fold(password)
      const found = findIn(text, options)
      if (found !== undefined || !options.reversed) return found
      return findIn([...text].reverse().join(''), { ...options, where: mirrored[options.where] })
    },
  }
}

/** Where a word is found when the password is read backwards. */
const mirrored: Record<WordPlace, WordPlace> = {
  whole: 'whole',
  within: 'within',
  beginning: 'end',
  end: 'beginning',
  'beginning-or-end': 'beginning-or-end',
}

const keyLength = 4

interface Index {
  words: readonly string[]
  /** The first characters of words, or a whole shorter word, and the range of `words` that begins with them. */
  ranges: ReadonlyMap<string, [number, number]>
}

/** `sorted`: sorted words without duplicates. */
function buildIndex(sorted: readonly string[]): Index {
  const words = sorted[0] === '' ? sorted.slice(1) : sorted
  const ranges = new Map<string, [number, number]>()
  let [key, from] = ['', 0]
  for (let index = 0; index <= words.length; index++) {
    const next = words[index]?.slice(0, keyLength) ?? ''
    if (next === key) continue
    if (key !== '') ranges.set(key, [from, index])
    ;[key, from] = [next, index]
  }
  return { words, ranges }
}

/** Whether a match from one position to another counts. */
type MatchFilter = (from: number, to: number) => boolean

function search(
  { words, ranges }: Index,
  text: string,
  where: WordPlace,
  shortest: number,
  counts: MatchFilter = () => true,
) {
  const [minLength, mustReachEnd] = where === 'whole' ? [1, true] : [shortest, where === 'end']
  const last = where === 'whole' || where === 'beginning' ? 0 : text.length - 1
  for (let at = 0; at <= last; at++) {
    const mustEnd = mustReachEnd || (where === 'beginning-or-end' && at > 0)
    // A word that is the whole password counts, however short it is.
    const fits = (length: number) =>
      (length >= minLength || (at === 0 && length === text.length)) &&
      (!mustEnd || at + length === text.length) &&
      counts(at, at + length)
    for (let length = 1; length < keyLength && at + length <= text.length; length++) {
      const range = ranges.get(text.slice(at, at + length))
      if (range && fits(length)) return words[range[0]]
    }
    const range = ranges.get(text.slice(at, at + keyLength))
    const found = range && text.length - at >= keyLength && findLongerWord(words, range, text, at, fits)
    if (found) return found
  }
  return undefined
}

/** Narrows the range letter by letter; a word that ends at this letter comes first, since it is a prefix of the others. */
function findLongerWord(
  words: readonly string[],
  [from, to]: readonly [number, number],
  text: string,
  at: number,
  fits: (length: number) => boolean,
): string | undefined {
  let [low, high] = [from, to]
  for (let length = keyLength; low < high; length++) {
    if (words[low]?.length === length && fits(length)) return words[low]
    if (at + length >= text.length) return undefined
    const next = text.charCodeAt(at + length)
    low = firstIndexFrom(words, low, high, length, next)
    high = firstIndexFrom(words, low, high, length, next + 1)
  }
  return undefined
}

/** The first index of the range whose word has at `place` a character not below `code`; shorter words count as below. */
function firstIndexFrom(words: readonly string[], from: number, to: number, place: number, code: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    const here = words[middle]?.charCodeAt(place) ?? Number.NaN
    if (here >= code) high = middle
    else low = middle + 1
  }
  return low
}

/** What people type instead of a letter; letters that share a sign are treated as one. */
const signs: Record<string, string> = {
  a: '4@^',
  b: '8',
  c: '(<{[',
  e: '3€',
  g: '69',
  h: '#',
  i: '1!|l',
  o: '0°',
  s: '5$§',
  t: '7+',
  z: '2',
}

const letterOfSign = new Map(Object.entries(signs).flatMap(([letter, all]) => [...all].map((sign) => [sign, letter])))

/**
 * Replaces every sign by its letter, character for character. Words and passwords are treated alike, so that a sign for two letters
 * (1 for i and l) finds both.
 */
const unleet = (text: string) => text.replace(anySign, (sign) => letterOfSign.get(sign) ?? sign)

const anySign = /[4@^8(<{[3€69#1!|l0°5$§7+2]/g
