import { charactersOf, fold } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Fewest characters to insert, delete or replace to get from the old password to the new one. */
  edits?: number
  /** Fewest characters of the new password that the old one does not have. */
  fresh?: number
  /** The password that holds, in a change; the server adds it for the moment of the check. */
  old?: string
}

/**
 * Differs from the password that holds by more than a digit at its end, and is not the same turned round or read backwards. Capitals
 * and small letters are alike.
 */
export const difference = defineRule({
  id: 'difference',
  where: 'server',
  check(password, { edits = 0, fresh = 0, old }: Settings) {
    if (old === undefined) return true
    const [before, after] = [charactersOf(fold(old)), charactersOf(fold(password))]
    if (isTurned(before, after)) return false
    return editsBetween(before, after) >= edits && freshIn(before, after) >= fresh
  },
  values: ({ edits = 0, fresh = 0 }) => ({ edits, fresh, both: edits && fresh ? 1 : 0 }),
})

/** Begins at another place of the old password and goes on from its beginning, forwards or backwards. */
function isTurned(before: readonly string[], after: readonly string[]): boolean {
  if (before.length !== after.length || after.length === 0) return false
  const [around, backwards] = [[...before, ...before], [...before, ...before].reverse()]
  const begins = (all: readonly string[], at: number) =>
    after.every((character, index) => character === all[at + index])
  return before.some((_, at) => begins(around, at) || begins(backwards, at))
}

/** Levenshtein's distance, one row at a time. */
function editsBetween(before: readonly string[], after: readonly string[]): number {
  let row = after.map((_, index) => index + 1)
  before.forEach((old, line) => {
    let diagonal = line
    let left = line + 1
    row = after.map((now, index) => {
      const above = row[index] ?? 0
      const here = Math.min(above + 1, left + 1, diagonal + (old === now ? 0 : 1))
      diagonal = above
      left = here
      return here
    })
  })
  return after.length === 0 ? before.length : (row.at(-1) ?? 0)
}

/** Counted with repetition: the second x is new where the old password had one. */
function freshIn(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>()
  for (const character of before) left.set(character, (left.get(character) ?? 0) + 1)
  return after.filter((character) => {
    const rest = left.get(character) ?? 0
    left.set(character, rest - 1)
    return rest <= 0
  }).length
}
