import { type CharacterSet, isOf, type Places, placesIn, wordsOf } from '../character-set.ts'
import { charactersOf } from '../characters.ts'
import { defineRule } from '../rule.ts'

/** No character of the set at these places. */
export const disallowedCharacters = defineRule({
  id: 'disallowed-characters',
  where: 'page',
  check(password, settings: CharacterSet & Places) {
    const characters = charactersOf(password)
    return !placesIn(characters.length, settings).some((place) => isOf(characters[place - 1] ?? '', settings))
  },
  values: wordsOf,
})
