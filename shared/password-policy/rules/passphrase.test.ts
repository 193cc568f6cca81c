import { describe, expect, test } from 'vitest'
import { checkPassword, createRule } from '../check.ts'
import { isPassphrase } from './passphrase.ts'

const settings = { words: 4, min: 20, relaxes: ['complexity', 'runs', 'length', 'breached'] }

test.each([
  ['correct horse battery staple', true],
  ['CorrectHorseBatteryStaple', true],
  ['correct-horse.battery_staple7', true],
  ['über ähre öde straße', true],
  ['u\u0308ber a\u0308hre o\u0308de straße', true],
  ['верный конь батарея скоба', true],
  ['密码 安全 长城 马达 电池 订书', false],
  ['密 码 安 全 长 城 马 达 电 池 订 书', false],
  ['密码 安全 长城 马达 电池 订书 机关 天空', true],
  ['correct horse battery', false],
  ['horse horse Horse horses', false],
  ['summer SUMMER Summer sUMMER', false],
  ['a bb cc dd ee ff gg hh ii', false],
  ['one two six ten', false],
])('%j is a passphrase: %s', (password, is) => {
  expect(isPassphrase(password, settings)).toBe(is)
})

test.each([
  ['five zero-width spaces do not count', `blue lamp post tree${'\u200B'.repeat(5)}`, 24, false],
  ['a zero-width space within a word does not part it', 'blue\u200Blamp post tree', 4, false],
  ['composed accents', 'ééé lamp post tree', 18, true],
  ['decomposed accents', `${'e\u0301'.repeat(3)} lamp post tree`, 18, true],
  ['composed accents, one too few', 'ééé lamp post tree', 19, false],
  ['decomposed accents, one too few', `${'e\u0301'.repeat(3)} lamp post tree`, 19, false],
  ['an emoji of seven code points is one character', '👨‍👩‍👧‍👦 blue lamp post tree', 22, false],
  ['accents that have no composed form make no word longer', 'q\u0303x lamp post tree', 4, false],
])('%s: %j of at least %i characters is a passphrase: %s', (_, password, min, is) => {
  expect(isPassphrase(password, { words: 4, min, relaxes: [] })).toBe(is)
})

describe('a passphrase', () => {
  const rules = [createRule('passphrase', settings), createRule('complexity', {}), createRule('length', { min: 40 })]
  const broken = (password: string, checked = rules) => checkPassword(password, checked, {}).map(({ id }) => id)

  test('need not keep the rules that it relaxes; other passwords must', () => {
    expect(broken('correct horse battery staple')).toEqual(['length'])
    expect(broken('correcthorsebatterystaple')).toEqual(['complexity', 'length'])
  })

  test('must keep the rules of the directory', () => {
    const fixed = { ...createRule('complexity', {}), fixed: true }
    expect(broken('correct horse battery staple', [createRule('passphrase', settings), fixed])).toEqual(['complexity'])
  })

  test('must keep rules about length and breaches under all settings', () => {
    const leaked = createRule('breached', { found: true })
    expect(broken('correct horse battery staple', [createRule('passphrase', settings), leaked])).toEqual(['breached'])
  })
})
