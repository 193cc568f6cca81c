import { type CharacterClass, charactersOf, classOf } from './characters.ts'

/** A class of characters, all letters, or exactly the characters of `these`. */
export interface CharacterSet {
  from: CharacterClass | 'letter' | 'these'
  these?: string
}

export function isInSet(character: string, { from, these = '' }: CharacterSet): boolean {
  if (character === '') return false
  if (from === 'these') return charactersOf(these).includes(character)
  const kind = classOf(character)
  return from === 'letter' ? kind !== 'digit' && kind !== 'special' : kind === from
}

/** Positions in a password: `1,3,5-10` from its beginning, and the last `ending`; neither: all positions. */
export interface Positions {
  positions?: string
  ending?: number
}

/** Pairs of first and last, or undefined if the text is not like `1,3,5-10`. */
export function parsePositions(text: string): [number, number][] | undefined {
  const parts = text.split(',').map((part) => /^\s*([1-9]\d{0,2})\s*(?:-\s*([1-9]\d{0,2})\s*)?$/.exec(part))
  const ranges = parts.map((part): [number, number] => [Number(part?.[1]), Number(part?.[2] ?? part?.[1])])
  return ranges.every(([first, last]) => first <= last) ? ranges : undefined
}

/** Positions, from 1, in a password of `length` characters; those of `positions` may be beyond its end. */
export function resolvePositions(length: number, { positions, ending }: Positions): number[] {
  if (positions === undefined && ending === undefined) return numbers(1, length)
  const ranges = positions === undefined ? [] : (parsePositions(positions) ?? [])
  const named = ranges.flatMap(([first, last]) => numbers(first, last))
  return [...new Set([...named, ...(ending === undefined ? [] : numbers(Math.max(1, length - ending + 1), length))])]
}

const numbers = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)

/** Values for the text of a set and its positions. */
export function setTextValues({ from, these = '', positions = '', ending = 0 }: CharacterSet & Positions) {
  const place = positions ? (ending ? 'both' : 'positions') : ending ? 'ending' : 'anywhere'
  return { from, these, positions, ending, place }
}
