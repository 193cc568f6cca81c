import { type CharacterSet, isInSet, type Positions, resolvePositions, setTextValues } from '../character-set.ts'
import { type CharacterClass, characterClasses, charactersOf, classOf, foldCharacters } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface CategoriesSettings {
  /** How many of the kinds in `counts` are required. */
  of: number
  /** Kinds that count, each with the number of its characters that make it present. */
  counts: Partial<Record<CharacterClass, number>>
}

/** A number of kinds of characters, each a number of times. Unlike `complexity` it ignores names and counts characters as people see them. */
export const categories = defineRule({
  id: 'categories',
  where: 'page',
  check(password, { of, counts }: CategoriesSettings) {
    const found = new Map<CharacterClass, number>()
    for (const character of charactersOf(password)) {
      const one = classOf(character)
      found.set(one, (found.get(one) ?? 0) + 1)
    }
    const named = countedClasses(counts)
    const present = named.filter((one) => (found.get(one) ?? 0) >= (counts[one] ?? 0))
    return present.length >= Math.min(of, named.length)
  },
  text(translate, { of, counts }) {
    const named = countedClasses(counts)
    const list = named.map((one) => translate(`rules.categories-${one}`, { count: counts[one] ?? 0 })).join(', ')
    return translate('rules.categories', { of: Math.min(of, named.length), all: named.length, list })
  },
})

const countedClasses = (counts: CategoriesSettings['counts']) =>
  characterClasses.filter((one) => (counts[one] ?? 0) > 0)

/**
 * Characters that cannot be typed at a sign-in screen, such as controls and zero-width spaces from a copied text, and half of a surrogate pair, which
 * cannot be sent as UTF-8: such a password would lock its owner out. The joiners of emoji are allowed, and those that keyboards of Arabic and Indian
 * scripts have.
 */
export const controlCharacters = defineRule({
  id: 'control-characters',
  where: 'page',
  check: (password, _settings: Record<string, never>) =>
    !untypable.test(password.replace(emoji, '').replace(joiner, '')),
})

const untypable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u
/** Several joined, with the colour of a skin or the tags of a flag; or a keycap. */
const emoji =
  /\p{ExtPict}(?:\p{EMod}|\uFE0E|\uFE0F)?(?:\u200D\p{ExtPict}(?:\p{EMod}|\uFE0F)?)*(?:[\u{E0020}-\u{E007E}]+\u{E007F})?|[#*0-9]\uFE0F?\u20E3/gu
const joined =
  '[\\p{M}\\p{scx=Arab}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Gujr}\\p{scx=Guru}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Orya}\\p{scx=Sinh}\\p{scx=Taml}\\p{scx=Telu}]'
const joiner = new RegExp(`(?<=${joined})[\\u200C\\u200D](?=${joined})`, 'gu')

/** A number of different characters; upper and lower case of a letter are one. */
export const differentCharacters = defineRule({
  id: 'different-characters',
  where: 'page',
  check: (password, { min }: { min: number }) => new Set(foldCharacters(password)).size >= min,
  values: ({ min }) => ({ min }),
})

/** No character of the set at these positions. */
export const disallowedCharacters = defineRule({
  id: 'disallowed-characters',
  where: 'page',
  check(password, settings: CharacterSet & Positions) {
    const characters = charactersOf(password)
    return !resolvePositions(characters.length, settings).some((position) =>
      isInSet(characters[position - 1] ?? '', settings),
    )
  },
  values: setTextValues,
})

interface RepeatedCharactersSettings {
  /** Maximum number of one character in succession: 2 allows AA, refuses AAA. */
  inSuccession?: number
  /** Maximum number of one character anywhere: 2 allows ABCA, refuses ABACA. */
  anywhere?: number
  caseSensitive?: boolean
}

export const repeatedCharacters = defineRule({
  id: 'repeated-characters',
  where: 'page',
  check(
    password,
    {
      inSuccession = Number.POSITIVE_INFINITY,
      anywhere = Number.POSITIVE_INFINITY,
      caseSensitive,
    }: RepeatedCharactersSettings,
  ) {
    const seen = new Map<string, number>()
    let before: string | undefined
    let run = 0
    for (const character of caseSensitive ? charactersOf(password) : foldCharacters(password)) {
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

/** At least `count` characters of the set at these positions; without a count, at every one of them. */
type RequiredCharactersSettings = CharacterSet & Positions & { count?: number }

export const requiredCharacters = defineRule({
  id: 'required-characters',
  where: 'page',
  check(password, settings: RequiredCharactersSettings) {
    const characters = charactersOf(password)
    const positions = resolvePositions(characters.length, settings)
    const found = positions.filter((position) => isInSet(characters[position - 1] ?? '', settings)).length
    return found >= (settings.count ?? positions.length)
  },
  values: (settings) => ({ ...setTextValues(settings), count: settings.count ?? 0 }),
})
