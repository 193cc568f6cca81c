import { charactersOf, foldCharacters } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Refuses a password that reads the same backwards: pass8ssap. */
  palindrome?: boolean
  /** Maximum number of characters at the beginning that are repeated backwards at the end: 2 allows pa47ap, refuses pas47sap. */
  mirrored?: number
  caseSensitive?: boolean
}

export const symmetry = defineRule({
  id: 'symmetry',
  where: 'page',
  check(password, { palindrome, mirrored, caseSensitive }: Settings) {
    const characters = caseSensitive ? charactersOf(password) : foldCharacters(password)
    const half = Math.floor(characters.length / 2)
    let same = 0
    while (same < half && characters[same] === characters[characters.length - 1 - same]) same++
    if (palindrome && half > 0 && same === half) return false
    return mirrored === undefined || same <= mirrored
  },
  values: ({ palindrome = false, mirrored }) => ({
    mirrored: mirrored ?? 0,
    says: mirrored === undefined ? 'palindrome' : palindrome ? 'both' : 'mirrored',
  }),
})
