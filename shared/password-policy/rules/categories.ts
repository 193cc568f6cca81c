import { type CharacterClass, characterClasses, charactersOf, classOf } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** How many of the kinds that `counts` names. */
  of: number
  /** Kinds that count, each with how many of its characters make it present. */
  counts: Partial<Record<CharacterClass, number>>
}

/** So many kinds of characters, each so many times. Unlike `complexity` it looks at no names and takes what people see as one. */
export const categories = defineRule({
  id: 'categories',
  where: 'page',
  check(password, { of, counts }: Settings) {
    const found = new Map<CharacterClass, number>()
    for (const character of charactersOf(password)) {
      const one = classOf(character)
      found.set(one, (found.get(one) ?? 0) + 1)
    }
    const named = namedIn(counts)
    const present = named.filter((one) => (found.get(one) ?? 0) >= (counts[one] ?? 0))
    return present.length >= Math.min(of, named.length)
  },
  text(words, { of, counts }) {
    const named = namedIn(counts)
    const list = named.map((one) => words(`rules.categories-${one}`, { count: counts[one] ?? 0 })).join(', ')
    return words('rules.categories', { of: Math.min(of, named.length), all: named.length, list })
  },
})

const namedIn = (counts: Settings['counts']) => characterClasses.filter((one) => (counts[one] ?? 0) > 0)
