import { charactersOf, fold } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Most of one character in succession: 2 allows AA, refuses AAA. */
  inSuccession?: number
  /** Most of one character anywhere: 2 allows ABCA, refuses ABACA. */
  anywhere?: number
  caseSensitive?: boolean
}

export const repeatedCharacters = defineRule({
  id: 'repeated-characters',
  where: 'page',
  check(
    password,
    { inSuccession = Number.POSITIVE_INFINITY, anywhere = Number.POSITIVE_INFINITY, caseSensitive }: Settings,
  ) {
    const seen = new Map<string, number>()
    let before: string | undefined
    let run = 0
    for (const character of charactersOf(caseSensitive ? password : fold(password))) {
      run = character === before ? run + 1 : 1
      before = character
      const times = (seen.get(character) ?? 0) + 1
      seen.set(character, times)
      if (run > inSuccession || times > anywhere) return false
    }
    return true
  },
  values: ({ inSuccession = 0, anywhere = 0 }) => ({ inSuccession, anywhere, both: inSuccession && anywhere ? 1 : 0 }),
})
