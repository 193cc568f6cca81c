import { type CharacterSet, isInSet, type Positions, resolvePositions } from '../character-set.ts'
import { characterClasses, charactersOf, fold } from '../characters.ts'
import { listSettings } from '../check.ts'
import type { PasswordOwner, PasswordRule } from '../rule.ts'

/** Without those that look alike: I l 1, O 0. */
export const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
export const digits = '23456789'
export const symbols = '-+=#%*?'
const minRandomLength = 12

/** Letters without capitals, of scripts that their readers type without composing. */
const uncasedLetters = {
  Arab: 'ابتثجحخدذرزسشصضطظعغفقكلمنهو',
  Hebr: 'אבגדהוזחטיכלמנסעפצקרשת',
  Thai: 'กขคงจชซดตถทนบปผพมยรลวสหอ',
  Hang: '가나다라마바사아자차카타파하고노도로모보소오조호',
  Hira: 'あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめもやゆよらりるれろわ',
}

/** Of the script in which the person's name is written; Hiragana where it has none of them. */
export function listUncasedLetters({ displayName = '' }: PasswordOwner): string {
  const [script] =
    Object.entries(uncasedLetters).find(([name]) => new RegExp(`\\p{scx=${name}}`, 'u').test(displayName)) ?? []
  return uncasedLetters[script as keyof typeof uncasedLetters] ?? uncasedLetters.Hira
}

/** So many characters of a set, at some of these places; without a number, at every one of them. */
interface Demand {
  set: CharacterSet
  places: number[]
  count?: number
}

export interface RandomPasswordOptions {
  random(below: number): number
  rules: readonly PasswordRule[]
  limits: { min: number; max: number }
  /** Letters without capitals that this person may be able to type. */
  uncased: string
}

/** Random characters of the alphabet, with those that the rules require at their positions. */
export function createRandomPassword(options: RandomPasswordOptions, alphabet: string): string {
  const { random, rules, uncased } = options
  const { length, demands } = listDemands(rules, options)
  const forbidden = listSettings(rules, 'disallowed-characters').map((settings) => ({
    settings,
    places: resolvePositions(length, settings),
  }))
  const maxUses = Math.min(
    Number.POSITIVE_INFINITY,
    ...listSettings(rules, 'repeated-characters').flatMap(({ anywhere }) => anywhere ?? []),
  )
  const password: (string | undefined)[] = Array.from({ length })
  const uses = new Map<string, number>()

  const draw = (place: number, from: readonly string[]): void => {
    const against = forbidden.filter(({ places }) => places.includes(place))
    const allowed = from.filter((one) => !against.some(({ settings }) => isInSet(one, settings)))
    const fresh = allowed.filter((one) => (uses.get(fold(one)) ?? 0) < maxUses)
    const pool = fresh.length > 0 ? fresh : allowed
    const drawn = pool[random(pool.length)] ?? ''
    uses.set(fold(drawn), (uses.get(fold(drawn)) ?? 0) + 1)
    password[place - 1] = drawn
  }

  for (const { set, places, count = places.length } of demands) {
    const free = places.filter((place) => password[place - 1] === undefined)
    const present = places.filter((place) => isInSet(password[place - 1] ?? '', set)).length
    for (const place of (count < places.length ? shuffle(free, random) : free).slice(0, Math.max(0, count - present)))
      draw(place, listSetCharacters(set, uncased))
  }
  for (let place = 1; place <= length; place++) if (password[place - 1] === undefined) draw(place, [...alphabet])
  return password.join('')
}

/** The narrowest sets first, since their characters count for the wider ones as well; how long a password must be to hold them all. */
function listDemands(
  rules: readonly PasswordRule[],
  { limits: { min, max }, uncased }: RandomPasswordOptions,
): { length: number; demands: Demand[] } {
  const wanted: (CharacterSet & Positions & { count?: number })[] = [
    ...listSettings(rules, 'required-characters'),
    ...listCategories(rules),
  ]
  const named = (settings: Positions) => resolvePositions(0, settings)
  const count = (settings: (typeof wanted)[number]) => settings.count ?? named(settings).length + (settings.ending ?? 0)
  const last = Math.max(0, ...wanted.flatMap(named))
  const different = Math.max(0, ...listSettings(rules, 'different-characters').map((settings) => settings.min))
  // Of a narrow set a character has fewer bits, which further characters make up for.
  const lostBits = wanted.map((one) => count(one) * Math.max(0, 6 - Math.log2(listSetCharacters(one, uncased).length)))
  const sum = wanted.reduce((total, one) => total + (one.count ?? 0), 0)
  const unforced = Math.max(minRandomLength + Math.ceil(lostBits.reduce((total, bits) => total + bits, 0) / 6), sum)
  const length = Math.min(Math.max(unforced, min, last, different), max)
  const demands = wanted.map(
    (one): Demand => ({
      set: one,
      places: resolvePositions(length, one).filter((place) => place <= length),
      count: one.count,
    }),
  )
  const breadth = ({ set, count, places }: Demand) =>
    (count === undefined ? 0 : 10) + (set.from === 'these' ? 0 : set.from === 'letter' ? 2 : 1) + places.length / 1000
  return { length, demands: demands.toSorted((one, other) => breadth(one) - breadth(other)) }
}

/** Of each rule about kinds the ones that cost fewest characters, letters without capitals last. */
const listCategories = (rules: readonly PasswordRule[]) =>
  listSettings(rules, 'categories').flatMap(({ of, counts }) =>
    characterClasses
      .map((from) => ({ from, count: counts[from] ?? 0 }))
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => one.count - other.count)
      .slice(0, of),
  )

function listSetCharacters(settings: CharacterSet, uncased: string): string[] {
  if (settings.from === 'these') return charactersOf(settings.these ?? '')
  const own = [...(letters + digits + symbols)].filter((one) => isInSet(one, settings))
  return own.length > 0 ? own : [...uncased]
}

function shuffle(values: readonly number[], random: RandomPasswordOptions['random']): number[] {
  const rest = [...values]
  return values.flatMap(() => rest.splice(random(rest.length), 1))
}
