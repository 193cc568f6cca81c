import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkPassword, ruleInForce } from './check.ts'
import { passwordRules } from './index.ts'
import type { About, RuleInForce } from './rule.ts'

const keeps = (rule: RuleInForce, password: string, about: About = {}) =>
  !checkPassword(password, [rule], about).some(({ id }) => id === rule.id)

test('the list holds every rule of the folder, sorted', async () => {
  const files = await readdir(join(import.meta.dirname, 'rules'))
  expect(passwordRules.map(({ id }) => `${id}.ts`)).toEqual(files.filter((file) => !file.endsWith('.test.ts')).sort())
})

test('every rule has a test', async () => {
  const files = await readdir(join(import.meta.dirname, 'rules'))
  const here = ['complexity', 'control-characters', 'history', 'length', 'maximum-length', 'minimum-age']
  const tested = files.flatMap((file) => (file.endsWith('.test.ts') ? [file.slice(0, -'.test.ts'.length)] : []))
  expect([...tested, ...here].sort()).toEqual(passwordRules.map(({ id }) => id))
})

describe('length', () => {
  test.each([
    ['elevenchars', false],
    ['twelve chars', true],
    ['ééééééééééé', false],
    // Active Directory counts UTF-16 code units: six emoji are twelve.
    ['🔑🔑🔑🔑🔑🔑', true],
  ])('of %j reaches 12: %s', (password, kept) => {
    expect(keeps(ruleInForce('length', { min: 12 }), password)).toBe(kept)
  })

  test('is at least one, whatever the domain allows', () => {
    expect(keeps(ruleInForce('length', { min: 0 }), '')).toBe(false)
    expect(checkPassword('', [], {})).toEqual([{ id: 'length', values: { min: 1 } }])
  })
})

describe('maximum length', () => {
  test('is 256 under every policy, and may be less', () => {
    expect(checkPassword('x'.repeat(256), [], {})).toEqual([])
    expect(checkPassword('x'.repeat(257), [], {})).toEqual([{ id: 'maximum-length', values: { max: 256 } }])
    expect(keeps(ruleInForce('maximum-length', { max: 1000 }), 'x'.repeat(257))).toBe(false)
    expect(keeps(ruleInForce('maximum-length', { max: 14 }), 'x'.repeat(15))).toBe(false)
  })
})

describe('control characters', () => {
  test.each(['a\0b', 'a\nb', 'a\tb', 'a\u007fb', 'a\u0085b', 'a\uD83D', '\uDD11a', '\uDD11\uD83D'])(
    '%j is refused under every policy',
    (password) => {
      expect(checkPassword(password, [], {})).toEqual([{ id: 'control-characters', values: {} }])
    },
  )

  test.each(['a b', 'ß', '🔑', '👩🏽‍💻', 'مرحبا', '\u00a0'])('%j is not', (password) => {
    expect(checkPassword(password, [], {})).toEqual([])
  })
})

describe('complexity', () => {
  const complexity = ruleInForce('complexity', {})

  test.each([
    ['Secret1', true],
    ['secret1!', true],
    ['SECRET1!', true],
    ['Secret!', true],
    ['secret1', false],
    ['Secret', false],
    ['É1è', true],
    ['ß1A', true],
    ['ß1!', true],
    ['Ж1ж', true],
    ['密码1a', true],
    ['密码password', false],
    ['かな1!', true],
    // Dotless and dotted: ı is a small letter, İ a capital one.
    ['ıI1', true],
    ['İ1ı', true],
    // Letters of both cases and no more; what the controller may not count does not tick here.
    ['Secret🔑', false],
    ['Secret€', false],
    ['Secret word', false],
    ['Secret𠮷', false],
    ['Secret١', false],
  ])('of %j: %s', (password, kept) => {
    expect(keeps(complexity, password)).toBe(kept)
  })

  test.each<[string, About, boolean]>([
    ['Alice-12345x', { account: 'alice' }, false],
    ['xALICE12345x', { account: 'Alice' }, false],
    ['Alice-12345x', { account: 'EXAMPLE\\alice' }, false],
    ['Alice-12345x', { account: 'alice@example.com' }, false],
    ['Example-12345x', { account: 'alice@example.com' }, true],
    ['Al-12345x', { account: 'al' }, true],
    ['Wonderland-1', { account: 'aw', displayName: 'Alice Wonderland' }, false],
    ['Wonder-1', { displayName: 'Alice Wonderland' }, true],
    ['Jo-12345x', { displayName: 'Jo Wu' }, true],
    ['Mueller#99', { displayName: 'Schmidt-Mueller, K. (Extern)' }, false],
    ['Lang_1234', { displayName: 'Peter_Lang' }, false],
    ['Hart#1234', { displayName: 'Bret#Hart\tJr' }, false],
    ['νικοσA1!', { displayName: 'ΝΙΚΟΣ' }, false],
    ['Weiß-1234', { displayName: 'Anna WEISS' }, false],
    ['Ipek-1234', { displayName: 'İpek' }, true],
    ['Isik-1234', { displayName: 'Işık' }, true],
  ])('of %j for %j: %s', (password, about, kept) => {
    expect(keeps(complexity, password, about)).toBe(kept)
  })
})

describe('rules that only the server can judge', () => {
  test('pass where the facts are missing, as on the page', () => {
    expect(keeps(ruleInForce('history', { count: 5 }), 'x')).toBe(true)
    expect(keeps(ruleInForce('minimum-age', { minAge: 86_400_000 }), 'x')).toBe(true)
  })

  test('judge by the facts that the server adds', () => {
    expect(keeps(ruleInForce('history', { count: 5, used: true }), 'x')).toBe(false)
    expect(keeps(ruleInForce('minimum-age', { minAge: 86_400_000, age: 86_399_999 }), 'x')).toBe(false)
    expect(keeps(ruleInForce('minimum-age', { minAge: 86_400_000, age: 86_400_000 }), 'x')).toBe(true)
  })
})
