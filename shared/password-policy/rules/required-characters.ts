import { type CharacterSet, isOf, type Places, placesIn, wordsOf } from '../character-set.ts'
import { charactersOf } from '../characters.ts'
import { defineRule } from '../rule.ts'

/** At least `count` characters of the set at these places; without a count, at every one of them. */
type Settings = CharacterSet & Places & { count?: number }

export const requiredCharacters = defineRule({
  id: 'required-characters',
  where: 'page',
  check(password, settings: Settings) {
    const characters = charactersOf(password)
    const places = placesIn(characters.length, settings)
    const found = places.filter((place) => isOf(characters[place - 1] ?? '', settings)).length
    return found >= (settings.count ?? places.length)
  },
  values: (settings) => ({ ...wordsOf(settings), count: settings.count ?? 0 }),
})
