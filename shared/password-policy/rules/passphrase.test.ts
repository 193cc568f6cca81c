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
