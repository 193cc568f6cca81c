import { type CharacterClass, charactersOf, classOf } from './characters.ts'

/** A class of characters, all letters, or the very characters of `these`. */
export interface CharacterSet {
  from: CharacterClass | 'letter' | 'these'
  these?: string
}

export function isOf(character: string, { from, these = '' }: CharacterSet): boolean {
  if (character === '') return false
  if (from === 'these') return charactersOf(these).includes(character)
  const of = classOf(character)
  return from === 'letter' ? of !== 'digit' && of !== 'special' : of === from
}

/** Where in a password: `1,3,5-10`, counted from its beginning, and the last `ending`; neither: everywhere. */
export interface Places {
  positions?: string
  ending?: number
}

/** Pairs of first and last, or undefined where the text is not like `1,3,5-10`. */
export function parsePositions(text: string): [number, number][] | undefined {
  const parts = text.split(',').map((part) => /^\s*([1-9]\d{0,2})\s*(?:-\s*([1-9]\d{0,2})\s*)?$/.exec(part))
  const ranges = parts.map((part): [number, number] => [Number(part?.[1]), Number(part?.[2] ?? part?.[1])])
  return ranges.every(([first, last]) => first <= last) ? ranges : undefined
}

/** Numbers of the places in a password of so many characters, from 1; `positions` may lie beyond its end. */
export function placesIn(length: number, { positions, ending }: Places): number[] {
  if (positions === undefined && ending === undefined) return numbers(1, length)
  const ranges = positions === undefined ? [] : (parsePositions(positions) ?? [])
  const named = ranges.flatMap(([first, last]) => numbers(first, last))
  return [...new Set([...named, ...(ending === undefined ? [] : numbers(Math.max(1, length - ending + 1), length))])]
}

const numbers = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)

/** Values for the words of a set and its places. */
export function wordsOf({ from, these = '', positions = '', ending = 0 }: CharacterSet & Places) {
  const place = positions ? (ending ? 'both' : 'positions') : ending ? 'ending' : 'anywhere'
  return { from, these, positions, ending, place }
}
