import { digitOf } from '../../digits.ts'
import { foldCharacters } from '../characters.ts'
import { defineRule } from '../rule.ts'

interface Settings {
  /** Maximum run of digits that count up or down: 2 allows 12, refuses 123 and 321. */
  numeric?: number
  /** Maximum run of letters in alphabetical order, forwards or backwards. */
  alphabetic?: number
}

/** Ascending and descending runs. Letters of any alphabet; Chinese characters have none. Digits of any script. */
export const runs = defineRule({
  id: 'runs',
  where: 'page',
  check(password, { numeric, alphabetic }: Settings) {
    const characters = foldCharacters(password)
    return (
      (numeric === undefined || maxRunLength(characters.map(digitOf)) <= numeric) &&
      (alphabetic === undefined || maxRunLength(characters.map(letterOf)) <= alphabetic)
    )
  },
  values: ({ numeric = 0, alphabetic = 0 }) => ({ numeric, alphabetic, both: numeric && alphabetic ? 1 : 0 }),
})

const letterOf = (character: string): number | undefined =>
  /^(?!\p{Script=Han}|\p{Script=Hangul})\p{L}$/u.test(character) ? character.codePointAt(0) : undefined

/** The longest sequence of values that each differ from the one before by 1, all upwards or all downwards. */
function maxRunLength(values: readonly (number | undefined)[]): number {
  let [max, length, direction] = [0, 0, 0]
  for (const [index, value] of values.entries()) {
    const step = (value ?? Number.NaN) - (values[index - 1] ?? Number.NaN)
    if (value === undefined) length = 0
    else if (Math.abs(step) !== 1) length = 1
    else length = step === direction ? length + 1 : 2
    direction = step
    max = Math.max(max, length)
  }
  return max
}
