import { findBrokenRules, listSettings } from '../check.ts'
import type { PasswordOwner, PasswordRule } from '../rule.ts'
import { maxPasswordLength } from '../rules/length.ts'
import {
  createRandomPassword,
  digits,
  letters,
  listUncasedLetters,
  type RandomPasswordOptions,
  symbols,
} from './random-password.ts'

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
 * and typed. If words do not fit, at least 12 characters of 64: 72 bits; less only where the rules allow fewer characters. Undefined after
 * each try that fails, so that the caller can let others have the thread.
 */
export function* generateSuggestions({
  rules,
  about,
  words,
  random = secureRandom,
}: SuggestionOptions): Generator<string | undefined> {
  const context = { random, words, rules, limits: lengthLimits(rules), uncased: listUncasedLetters(about) }
  let left = generators
  for (let count = 0; count < suggestionsPerKind; count++) {
    for (const generate of left) {
      let isFound = false
      // Found by trial: if rules allow any passphrases of a kind, one of a hundred nearly always satisfies them.
      for (let tries = 0; tries < 100 && !isFound; tries++) {
        const password = generate(context)
        isFound = findBrokenRules(password, rules, about).length === 0
        yield isFound ? password : undefined
      }
      // The rules leave no room for this kind.
      if (!isFound) left = left.filter((one) => one !== generate)
    }
  }
}

const suggestionsPerKind = 3

interface SuggestionContext extends RandomPasswordOptions {
  words: readonly string[]
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
  (context) => createRandomPassword(context, letters + digits + symbols + context.uncased),
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
