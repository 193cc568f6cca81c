import { fold } from '../../../shared/password-policy/characters.ts'
import { mapInSlices, sortInSlices } from './in-slices.ts'
import { unleet } from './leet.ts'

export const wordPlaces = ['whole', 'within', 'beginning', 'end', 'beginning-or-end'] as const
export type WordPlace = (typeof wordPlaces)[number]

export interface WordSearch {
  where: WordPlace
  /** Shorter words count as the whole password only. */
  shortest: number
  /** Finds drowssap, too. */
  reversed: boolean
  /** Finds p4$$w0rd, too. */
  leet: boolean
}

export interface Dictionary {
  readonly size: number
  /** A word in the password, as the dictionary has it in one spelling; capitals, accents' encoding and width do not matter. */
  find(password: string, search: WordSearch): string | undefined
}

/** Holds the words in memory, sorted, by their first letters: a search looks at each place of the password once. */
export function createDictionary(words: Iterable<string>): Dictionary {
  const plain = indexOf([...new Set([...words].map(fold))].sort())
  let letters: Index | undefined
  return searching(plain, () => {
    letters ??= indexOf([...new Set(plain.words.map(unleet))].sort())
    return letters
  })
}

/** The same for many words: 100,000 take 0.3 to 0.8 s, in which others are answered. */
export async function loadDictionary(words: readonly string[]): Promise<Dictionary> {
  const plain = indexOf(await sortInSlices(await mapInSlices(words, fold)))
  const letters = indexOf(await sortInSlices(await mapInSlices(plain.words, unleet)))
  return searching(plain, () => letters)
}

function searching(plain: Index, withLetters: () => Index): Dictionary {
  function findIn(text: string, { where, shortest, leet }: WordSearch): string | undefined {
    const found = search(plain, text, where, shortest)
    if (found !== undefined || !leet) return found
    // Digits alone spell no word: 2011 is a year, although it can be read as one.
    return search(withLetters(), unleet(text), where, shortest, (from, to) => /\p{L}/u.test(text.slice(from, to)))
  }

  return {
    size: plain.words.length,
    find(password, how) {
      const text = fold(password)
      const found = findIn(text, how)
      if (found !== undefined || !how.reversed) return found
      return findIn([...text].reverse().join(''), { ...how, where: mirrored[how.where] })
    },
  }
}

/** Where a word stands when the password is read backwards. */
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
  /** First characters of words, or a whole shorter one, and the part of `words` that begins so. */
  ranges: ReadonlyMap<string, [number, number]>
}

/** Of sorted words, each once. */
function indexOf(sorted: readonly string[]): Index {
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

type Counts = (from: number, to: number) => boolean

function search(
  { words, ranges }: Index,
  text: string,
  where: WordPlace,
  shortest: number,
  counts: Counts = () => true,
) {
  const [least, ends] = where === 'whole' ? [1, true] : [shortest, where === 'end']
  const last = where === 'whole' || where === 'beginning' ? 0 : text.length - 1
  for (let at = 0; at <= last; at++) {
    const mustEnd = ends || (where === 'beginning-or-end' && at > 0)
    const fits = (length: number) =>
      length >= least && (!mustEnd || at + length === text.length) && counts(at, at + length)
    for (let length = 1; length < keyLength && at + length <= text.length; length++) {
      const range = ranges.get(text.slice(at, at + length))
      if (range && fits(length)) return words[range[0]]
    }
    const range = ranges.get(text.slice(at, at + keyLength))
    const found = range && text.length - at >= keyLength && longer(words, range, text, at, fits)
    if (found) return found
  }
  return undefined
}

/** Narrows the range letter by letter; the word that ends there stands first, since it is the beginning of the others. */
function longer(
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
    low = firstWith(words, low, high, length, next)
    high = firstWith(words, low, high, length, next + 1)
  }
  return undefined
}

/** The first word of the range whose character at `place` is not below `code`; shorter words count as below. */
function firstWith(words: readonly string[], from: number, to: number, place: number, code: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    const here = words[middle]?.charCodeAt(place) ?? Number.NaN
    if (here >= code) high = middle
    else low = middle + 1
  }
  return low
}
