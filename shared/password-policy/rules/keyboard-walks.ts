import { charactersOf } from '../characters.ts'
import { type Keyboard, spotsOn } from '../keyboards.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Most keys one after another on a straight way: 3 allows qwe, refuses qwer and rewq. */
  max: number
  keyboards: readonly Keyboard[]
}

/** Neighbouring keys in a row, a column, a diagonal or the zigzag between two rows, in both directions, shifted or not. */
export const keyboardWalks = defineRule({
  id: 'keyboard-walks',
  where: 'page',
  check(password, { max, keyboards }: Settings) {
    const keys = charactersOf(password)
    return keyboards.every((keyboard) => longestWalk(keys, keyboard) <= max)
  },
  values: ({ max }) => ({ max }),
})

function longestWalk(keys: readonly string[], keyboard: Keyboard): number {
  const spots = spotsOn(keyboard)
  let longest = 0
  /** Of the key before, by way: how far along it lies, and the walk that ends there. */
  let walks = new Map<number, { place: number; step: number; length: number }>()
  for (const key of keys) {
    const next: typeof walks = new Map()
    for (const { way, place } of spots.get(key) ?? []) {
      const before = walks.get(way)
      const step = before ? place - before.place : 0
      const goesOn = before && Math.abs(step) === 1
      const length = goesOn ? (step === before.step ? before.length + 1 : 2) : 1
      next.set(way, { place, step, length })
      longest = Math.max(longest, length)
    }
    walks = next
  }
  return longest
}
