import { charactersOf } from '../characters.ts'
import { type Keyboard, keyPositions } from '../keyboards.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Maximum number of successive keys on a straight line: 3 allows qwe, refuses qwer and rewq. */
  max: number
  keyboards: readonly Keyboard[]
}

/** Neighbouring keys in a row, a column, a diagonal or the zigzag between two rows, in both directions, shifted or not. */
export const keyboardWalks = defineRule({
  id: 'keyboard-walks',
  where: 'page',
  check(password, { max, keyboards }: Settings) {
    const keys = charactersOf(password)
    return keyboards.every((keyboard) => maxWalkLength(keys, keyboard) <= max)
  },
  values: ({ max }) => ({ max }),
})

function maxWalkLength(keys: readonly string[], keyboard: Keyboard): number {
  const positions = keyPositions(keyboard)
  let max = 0
  /** By line: the place of the previous key, and the walk that ends there. */
  let walks = new Map<number, { place: number; step: number; length: number }>()
  for (const key of keys) {
    const next: typeof walks = new Map()
    for (const { line, place } of positions.get(key) ?? []) {
      const before = walks.get(line)
      const step = before ? place - before.place : 0
      const isNeighbour = before && Math.abs(step) === 1
      // A walk that turns round begins again with the key where it turned.
      const length = isNeighbour ? (step === before.step ? before.length + 1 : 2) : 1
      next.set(line, { place, step, length })
      max = Math.max(max, length)
    }
    walks = next
  }
  return max
}
