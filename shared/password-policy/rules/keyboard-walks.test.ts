import { describe, expect, test } from 'vitest'
import { ruleInForce } from '../check.ts'
import { type Keyboard, keyboards } from '../keyboards.ts'
import { keeps } from '../testing.ts'

const on = (keyboard: Keyboard, password: string, max = 3) =>
  keeps(ruleInForce('keyboard-walks', { max, keyboards: [keyboard] }), password)

describe('qwerty', () => {
  /** Passay's IllegalSequenceRule(EnglishSequenceData.USQwerty) and zxcvbn's spatial matches. */
  test.each([
    ['qwe7', true],
    ['qwer', false],
    ['rewq', false],
    ['AsDf', false],
    ['zxcvbnm', false],
    ['!@#$', false],
    ['1@3$', false],
    ['1qaz', false],
    ['zaq1', false],
    ['zse4', false],
    ['1q2w3e', false],
    ['aq1', true],
    ['7890', false],
    ['0-=', true],
    ["l;'", true],
    ["kl;'", false],
    ['harbour lantern', true],
    // Longer than three, so that rules usually allow four.
    ['property', false],
    ['qqqq', true],
    ['qazx', true],
  ])('%j: %s', (password, kept) => {
    expect(on('qwerty', password)).toBe(kept)
  })
})

test.each([
  ['qwertz', 'tzui', false],
  ['qwertz', 'tyui', true],
  ['qwertz', 'yxcv', false],
  ['qwertz', 'klöä', false],
  ['qwertz', 'opu\u0308+', false],
  ['qwertz', 'opü+', false],
  ['qwertz', 'opÜ*', false],
  ['qwertz', '!"§$', false],
  ['qwerty', 'tzui', true],
  ['azerty', 'azer', false],
  ['azerty', 'qsdf', false],
  ['azerty', 'wxcv', false],
  ['azerty', '&é"\'', false],
  ['azerty', '1234', false],
  ['azerty', 'asdf', true],
  ['numeric-pad', '7894', false],
  ['numeric-pad', '7412', true],
  ['numeric-pad', '7418', false],
  ['numeric-pad', '1472', false],
  ['numeric-pad', '8529', false],
  ['numeric-pad', '2589', true],
  ['numeric-pad', '1593', true],
] as const)('on %s %j: %s', (keyboard, password, kept) => {
  expect(on(keyboard, password)).toBe(kept)
})

test('three keys of a diagonal of the pad are a walk for who allows two', () => {
  expect(on('numeric-pad', '159', 2)).toBe(false)
  expect(on('numeric-pad', '753', 2)).toBe(false)
})

test('every keyboard finds its own rows; emoji and other scripts lie on none', () => {
  for (const keyboard of keyboards) expect(on(keyboard, '🔑密码пароль👩🏽‍💻')).toBe(true)
})
