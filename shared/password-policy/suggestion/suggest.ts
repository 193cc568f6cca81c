import { type CharacterSet, isOf, type Places, placesIn } from '../character-set.ts'
import { brokenRules } from '../check.ts'
import type { About, RuleInForce } from '../rule.ts'
import { longestPassword } from '../rules/maximum-length.ts'

export interface SuggestionOptions {
  rules: readonly RuleInForce[]
  about: About
  words: readonly string[]
  /** A whole number from 0 up to, not including, `below`; each as likely as the others, and foreseen by nobody. */
  random?(below: number): number
}

/**
 * Passwords that keep every rule of a page: one of each kind, the most memorable first, then others. A passphrase has five of 1,100
 * words or more and two digits: 57 bits, beyond what can be tried even against a stolen directory's hashes in years. Where words
 * do not fit, 12 characters or more of 64: 72 bits; less only where the rules allow no more characters.
 */
export function* suggestions({ rules, about, words, random = secureRandom }: SuggestionOptions): Generator<string> {
  const room = roomIn(rules)
  const kept = (password: string) =>
    password.length >= room.min && password.length <= room.max && brokenRules(password, rules, about).length === 0
  for (let round = 0; round < rounds; round++) {
    for (const make of kinds) {
      // Rules are met by trying: of a hundred passphrases that rules leave any of, one nearly always keeps them.
      for (let tries = 0; tries < 100; tries++) {
        const password = make({ random, words, rules, room })
        if (!kept(password)) continue
        yield password
        break
      }
    }
  }
}

const rounds = 3

interface Making {
  random(below: number): number
  words: readonly string[]
  rules: readonly RuleInForce[]
  room: { min: number; max: number }
}

const wordsInAPhrase = 5

const kinds: readonly ((of: Making) => string)[] = [
  (of) => `${phrase(of).map(capitalised).join('-')}-${twoDigits(of)}`,
  (of) => `${twoDigits(of)}-${phrase(of).map(capitalised).join('-')}`,
  (of) => phrase(of).map(capitalised).join('') + twoDigits(of),
  (of) => phrase(of).map(capitalised).join('-'),
  (of) => phrase(of).join('-'),
  (of) => phrase(of).join(' '),
  (of) => phrase(of).join(''),
  (of) => fitted(of, letters + digits + symbols),
  (of) => fitted(of, letters + digits),
  (of) => fitted(of, letters),
  (of) => fitted(of, digits + symbols),
]

/** As many words as there are in a phrase, more where the rules want a longer password. */
function phrase({ random, words, room }: Making): string[] {
  const chosen: string[] = []
  while (chosen.length < wordsInAPhrase || chosen.join('').length < Math.min(room.min, room.max)) {
    chosen.push(words[random(words.length)] ?? '')
  }
  return chosen
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const twoDigits = ({ random }: Making) => String(10 + random(90))

/** Without those that look alike: I l 1, O 0. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const digits = '23456789'
const symbols = '-+=#%*?'
const length = 12

/** Characters at random, those that the rules ask for put at their places. */
function fitted({ random, rules, room }: Making, alphabet: string): string {
  const count = Math.min(Math.max(length, room.min), room.max)
  const password = Array.from({ length: count }, () => pick(alphabet, random))
  for (const settings of settingsOf(rules, 'required-characters')) {
    const places = placesIn(count, settings).filter((place) => place <= count)
    const some = settings.count === undefined ? places : shuffled(places, random).slice(0, settings.count)
    for (const place of some) password[place - 1] = pick(charactersOfSet(settings), random)
  }
  const forbidden = settingsOf(rules, 'disallowed-characters')
  return password
    .map((character, index) => {
      const against = forbidden.filter((settings) => placesIn(count, settings).includes(index + 1))
      const allowed = (one: string) => !against.some((settings) => isOf(one, settings))
      return allowed(character) ? character : pick([...alphabet].filter(allowed).join(''), random)
    })
    .join('')
}

const settingsOf = (rules: readonly RuleInForce[], id: string) =>
  rules
    .filter((rule) => rule.id === id)
    .map(({ settings }) => settings as unknown as CharacterSet & Places & { count?: number })

function charactersOfSet(settings: CharacterSet): string {
  if (settings.from === 'these') return settings.these ?? ''
  return [...(letters + digits + symbols)].filter((one) => isOf(one, settings)).join('')
}

const pick = (from: string, random: Making['random']) => [...from][random([...from].length)] ?? ''

function shuffled(values: readonly number[], random: Making['random']): number[] {
  const rest = [...values]
  return values.flatMap(() => rest.splice(random(rest.length), 1))
}

function roomIn(rules: readonly RuleInForce[]): Making['room'] {
  const numbers = (id: string, setting: string) =>
    rules.filter((rule) => rule.id === id).map(({ settings }) => Number(settings[setting]))
  return {
    min: Math.max(1, ...numbers('length', 'min')),
    max: Math.min(longestPassword, ...numbers('maximum-length', 'max')),
  }
}

/** Numbers in the incomplete last stretch of 2³² are drawn again, so that none is likelier than another. */
function secureRandom(below: number): number {
  if (below <= 1) return 0
  const [drawn] = crypto.getRandomValues(new Uint32Array(1))
  const whole = 2 ** 32 - (2 ** 32 % below)
  return drawn !== undefined && drawn < whole ? drawn % below : secureRandom(below)
}
