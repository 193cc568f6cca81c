import { type CharacterSet, isInSet, resolvePositions } from '../character-set.ts'
import { findBrokenRules, listSettings } from '../check.ts'
import type { PasswordOwner, PasswordRule } from '../rule.ts'
import { maxPasswordLength } from '../rules/length.ts'

export interface SuggestionOptions {
  rules: readonly PasswordRule[]
  about: PasswordOwner
  words: readonly string[]
  /** An unpredictable integer from 0 up to, not including, `below`, uniformly distributed. */
  random?(below: number): number
}

/**
 * Passwords that satisfy every rule of a page: one of each kind, the most memorable first, then more. A passphrase has four words of at
 * least 1,100 and two digits, or five words: 47 bits, far more than a lockout lets anybody guess, and few enough words to be read, noted
 * and typed. If words do not fit, at least 12 characters of 64: 72 bits; less only where the rules allow fewer characters.
 */
export function* generateSuggestions({
  rules,
  about,
  words,
  random = secureRandom,
}: SuggestionOptions): Generator<string> {
  const limits = lengthLimits(rules)
  const isAccepted = (password: string) => findBrokenRules(password, rules, about).length === 0
  for (let count = 0; count < suggestionsPerKind; count++) {
    for (const generate of generators) {
      // Found by trial: if rules allow any passphrases of a kind, one of a hundred nearly always satisfies them.
      for (let tries = 0; tries < 100; tries++) {
        const password = generate({ random, words, rules, limits })
        if (!isAccepted(password)) continue
        yield password
        break
      }
    }
  }
}

const suggestionsPerKind = 3

interface SuggestionContext {
  random(below: number): number
  words: readonly string[]
  rules: readonly PasswordRule[]
  limits: { min: number; max: number }
}

const wordsBesideDigits = 4
const wordsAlone = 5

const generators: readonly ((context: SuggestionContext) => string)[] = [
  (context) => `${createPhrase(context, wordsBesideDigits).map(capitalize).join('-')}-${randomTwoDigits(context)}`,
  (context) => `${randomTwoDigits(context)}-${createPhrase(context, wordsBesideDigits).map(capitalize).join('-')}`,
  (context) => createPhrase(context, wordsBesideDigits).map(capitalize).join('') + randomTwoDigits(context),
  (context) => createPhrase(context).map(capitalize).join('-'),
  (context) => createPhrase(context).join('-'),
  (context) => createPhrase(context).join(' '),
  (context) => createPhrase(context).join(''),
  (context) => createRandomPassword(context, letters + digits + symbols),
  (context) => createRandomPassword(context, letters + digits),
  (context) => createRandomPassword(context, letters),
  (context) => createRandomPassword(context, digits + symbols),
]

/** So many words, or more if the rules require a longer password. */
function createPhrase({ random, words, limits }: SuggestionContext, count = wordsAlone): string[] {
  const chosen: string[] = []
  while (chosen.length < count || chosen.join('').length < Math.min(limits.min, limits.max)) {
    chosen.push(words[random(words.length)] ?? '')
  }
  return chosen
}

const capitalize = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const randomTwoDigits = ({ random }: SuggestionContext) => String(10 + random(90))

/** Without those that look alike: I l 1, O 0. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
const symbols = '-+=#%*?'
const minRandomLength = 12

/** Random characters, with those that the rules require at their positions. */
function createRandomPassword({ random, rules, limits }: SuggestionContext, alphabet: string): string {
  const count = Math.min(Math.max(minRandomLength, limits.min), limits.max)
  const password = Array.from({ length: count }, () => pick(alphabet, random))
  for (const settings of listSettings(rules, 'required-characters')) {
    const places = resolvePositions(count, settings).filter((place) => place <= count)
    const some = settings.count === undefined ? places : shuffle(places, random).slice(0, settings.count)
    for (const place of some) password[place - 1] = pick(listSetCharacters(settings), random)
  }
  const forbidden = listSettings(rules, 'disallowed-characters')
  return password
    .map((character, index) => {
      const against = forbidden.filter((settings) => resolvePositions(count, settings).includes(index + 1))
      const allowed = (one: string) => !against.some((settings) => isInSet(one, settings))
      return allowed(character) ? character : pick([...alphabet].filter(allowed).join(''), random)
    })
    .join('')
}

function listSetCharacters(settings: CharacterSet): string {
  if (settings.from === 'these') return settings.these ?? ''
  return [...(letters + digits + symbols)].filter((one) => isInSet(one, settings)).join('')
}

const pick = (from: string, random: SuggestionContext['random']) => [...from][random([...from].length)] ?? ''

function shuffle(values: readonly number[], random: SuggestionContext['random']): number[] {
  const rest = [...values]
  return values.flatMap(() => rest.splice(random(rest.length), 1))
}

function lengthLimits(rules: readonly PasswordRule[]): SuggestionContext['limits'] {
  return {
    min: Math.max(1, ...listSettings(rules, 'length').map(({ min }) => min)),
    max: Math.min(maxPasswordLength, ...listSettings(rules, 'maximum-length').map(({ max }) => max)),
  }
}

/** Numbers in the incomplete last interval of 2³² are drawn again, so that none is more likely than another. */
function secureRandom(below: number): number {
  if (below <= 1) return 0
  const [drawn] = crypto.getRandomValues(new Uint32Array(1))
  const whole = 2 ** 32 - (2 ** 32 % below)
  return drawn !== undefined && drawn < whole ? drawn % below : secureRandom(below)
}
