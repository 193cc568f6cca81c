import { foldCharacters } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Minimum number of characters to insert, delete or replace to get from the old password to the new one. */
  edits?: number
  /** Minimum number of characters of the new password that the old one does not have. */
  fresh?: number
  /** The current password, in a change; the server adds it for the check. */
  old?: string
}

/**
 * Differs from the current password by more than a digit at its end, and is neither a rotation nor a reversal of it. Upper and lower case
 * are alike.
 */
export const difference = defineRule({
  id: 'difference',
  where: 'server',
  check(password, { edits = 0, fresh = 0, old }: Settings) {
    if (old === undefined) return true
    const [before, after] = numberCharacters(foldCharacters(old), foldCharacters(password))
    if (isRotation(before, after)) return false
    return editDistance(before, after) >= edits && countNewCharacters(before, after) >= fresh
  },
  values: ({ edits = 0, fresh = 0 }) => ({ edits, fresh, both: edits && fresh ? 1 : 0 }),
})

/** A number for each character, so that two are compared in one step, however many letters they fold to. */
function numberCharacters(...texts: [string[], string[]]): [number[], number[]] {
  const numbers = new Map<string, number>()
  const numberOf = (character: string) => {
    const number = numbers.get(character) ?? numbers.size
    numbers.set(character, number)
    return number
  }
  return [texts[0].map(numberOf), texts[1].map(numberOf)]
}

/** Whether the new password is a rotation of the old one, forwards or backwards. */
function isRotation(before: readonly number[], after: readonly number[]): boolean {
  if (before.length !== after.length || after.length === 0) return false
  const [old, now] = [toText(before), toText(after)]
  return (old + old).includes(now) || toText([...before, ...before].reverse()).includes(now)
}

const toText = (characters: readonly number[]) => String.fromCharCode(...characters)

/** Levenshtein distance, one row at a time. */
function editDistance(before: readonly number[], after: readonly number[]): number {
  const row = Uint16Array.from({ length: after.length + 1 }, (_, index) => index)
  for (let line = 0; line < before.length; line++) {
    let diagonal = row[0] ?? 0
    row[0] = line + 1
    for (let index = 0; index < after.length; index++) {
      const above = row[index + 1] ?? 0
      const replaced = diagonal + (before[line] === after[index] ? 0 : 1)
      row[index + 1] = Math.min(above + 1, (row[index] ?? 0) + 1, replaced)
      diagonal = above
    }
  }
  return row[after.length] ?? 0
}

/** Counted with repetition: a second x is new if the old password had one. */
function countNewCharacters(before: readonly number[], after: readonly number[]): number {
  const remaining = new Map<number, number>()
  for (const character of before) remaining.set(character, (remaining.get(character) ?? 0) + 1)
  return after.filter((character) => {
    const count = remaining.get(character) ?? 0
    remaining.set(character, count - 1)
    return count <= 0
  }).length
}
