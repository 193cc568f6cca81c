import { describe, expect, test } from 'vitest'
import { checkPassword, ruleInForce } from '../check.ts'
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
  ['密码 安全 长城 马达 电池 订书 机关 天空', true],
  ['correct horse battery', false],
  ['horse horse Horse horses', false],
  ['a bb cc dd ee ff gg hh ii', false],
  ['one two six ten', false],
])('%j is one: %s', (password, is) => {
  expect(isPassphrase(password, settings)).toBe(is)
})

describe('a passphrase', () => {
  const rules = [ruleInForce('passphrase', settings), ruleInForce('complexity', {}), ruleInForce('length', { min: 40 })]
  const broken = (password: string, of = rules) => checkPassword(password, of, {}).map(({ id }) => id)

  test('need not keep the rules that it relaxes, other passwords do', () => {
    expect(broken('correct horse battery staple')).toEqual(['length'])
    expect(broken('correcthorsebatterystaple')).toEqual(['complexity', 'length'])
  })

  test('keeps what the directory asks for', () => {
    const fixed = { ...ruleInForce('complexity', {}), fixed: true }
    expect(broken('correct horse battery staple', [ruleInForce('passphrase', settings), fixed])).toEqual(['complexity'])
  })

  test('is never let off from length or leaks, whatever the settings say', () => {
    const leaked = ruleInForce('breached', { found: true })
    expect(broken('correct horse battery staple', [ruleInForce('passphrase', settings), leaked])).toEqual(['breached'])
  })
})
