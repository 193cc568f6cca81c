import { describe, expect, test } from 'vitest'
import { createRule } from '../check.ts'
import { type Keyboard, keyboards } from '../keyboards.ts'
import { passes } from '../testing.ts'

const on = (keyboard: Keyboard, password: string, max = 3) =>
  passes(createRule('keyboard-walks', { max, keyboards: [keyboard] }), password)

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
    // Four keys of a row are in ordinary words, so the default allows four.
    ['property', false],
    ['qqqq', true],
    ['qazx', true],
    // A walk that turns round begins again with the key where it turned.
    ['qwew', true],
    ['qweqwe', true],
    ['qwewqw', true],
    ['ewerf', true],
    ['wewert', false],
    ['qwertrewq', false],
  ])('%j passes: %s', (password, expected) => {
    expect(on('qwerty', password)).toBe(expected)
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
] as const)('on %s %j passes: %s', (keyboard, password, expected) => {
  expect(on(keyboard, password)).toBe(expected)
})

test('a walk on any of the keyboards is refused', () => {
  const rule = createRule('keyboard-walks', { max: 3, keyboards: ['qwerty', 'qwertz'] })
  expect(passes(rule, 'tzui')).toBe(false)
  expect(passes(rule, 'tyui')).toBe(false)
})

test('three keys of a diagonal of the pad are refused if two are allowed', () => {
  expect(on('numeric-pad', '159', 2)).toBe(false)
  expect(on('numeric-pad', '753', 2)).toBe(false)
})

test('emoji and other scripts are on no keyboard', () => {
  for (const keyboard of keyboards) expect(on(keyboard, '🔑密码пароль👩🏽‍💻')).toBe(true)
})
