import { expect, test } from 'vitest'
import { digitOf, readCode } from './digits.ts'

test.each([
  ['１２３４５６', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳۴۵۶', '123456'],
  ['१२३४५६', '123456'],
  ['𝟏𝟐𝟑𝟜𝟝𝟞', '123456'],
  ['①②③', '123'],
  [' 123 456\u200F', '123456'],
  ['123\u2013456', '123456'],
  ['12a4', '12a4'],
])('the code %j is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})

test('16: every digit that Unicode has counts its own value, also where blocks of ten follow each other', () => {
  const runs: string[][] = [[]]
  for (let code = 0x20; code < 0x110000; code++) {
    const character = String.fromCodePoint(code)
    if (/^\p{Nd}$/u.test(character)) runs.at(-1)?.push(character)
    else if (runs.at(-1)?.length) runs.push([])
  }
  const all = runs.filter(({ length }) => length > 0)
  expect(all.length).toBeGreaterThan(60)
  // Myanmar Eastern Pwo Karen comes directly behind Pa'o Karen, and five mathematical alphabets in a row.
  expect(Math.max(...all.map(({ length }) => length))).toBe(50)
  for (const run of all) expect(run.map(digitOf)).toEqual(run.map((_, index) => index % 10))
})

test.each([
  ['\u{116db}\u{116dc}\u{116dd}\u{116de}\u{116df}\u{116e0}', '123456'],
  ['१२३ ٤٥٦', '123456'],
  ['\u200f۱۲۳-۴۵۶\u200f', '123456'],
  ['1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3456', '123456'],
  ['𝟙𝟚𝟛𝟜𝟝𝟞', '123456'],
  ['①②③456', '123456'],
])('16: a code typed as %j is read as %s', (typed, code) => {
  expect(readCode(typed)).toBe(code)
})
