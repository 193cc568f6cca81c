import { describe, expect, test } from 'vitest'
import { createRule } from '../check.ts'
import type { PasswordOwner } from '../rule.ts'
import { passes } from '../testing.ts'
import { findOwnName, listOwnNames } from './own-name.ts'

describe('own-name', () => {
  test.each<[string, PasswordOwner, boolean]>([
    ['Alice-12345x', { account: 'alice' }, false],
    ['xALICE12345x', { account: 'Alice' }, false],
    ['Alice-12345x', { account: 'EXAMPLE\\alice' }, false],
    ['Alice-12345x', { account: 'alice@example.com' }, false],
    ['Example-12345x', { account: 'alice@example.com' }, true],
    ['Al-12345x', { account: 'al' }, true],
    ['Amy-12345x', { account: 'amy' }, false],
    ['Amy-12345x', { displayName: 'Amy Li' }, false],
    ['Wonderland-1', { account: 'aw', displayName: 'Alice Wonderland' }, false],
    ['Wonder-1', { displayName: 'Alice Wonderland' }, true],
    ['Jo-12345x', { displayName: 'Jo Wu' }, true],
    ['Mueller#99', { displayName: 'Schmidt-Mueller, K. (Extern)' }, false],
    ['Lang_1234', { displayName: 'Peter_Lang' }, false],
    ['Hart#1234', { displayName: 'Bret#Hart\tJr' }, false],
    ['νικοσA1!', { displayName: 'ΝΙΚΟΣ' }, false],
    ['Weiß-1234', { displayName: 'Anna WEISS' }, false],
    ['Ipek-1234', { displayName: 'İpek' }, false],
    ['Isik-1234', { displayName: 'Işık' }, false],
    ['WEIẞ-1234x', { displayName: 'Anna Weiß' }, false],
    ['Weiss-1234x', { displayName: 'Anna Weiß' }, false],
    ['Jose-99x', { displayName: 'José Pérez' }, false],
    ['José-99x', { displayName: 'Jose Perez' }, false],
    ['Jose\u0301-99x', { displayName: 'José' }, false],
    ['Mueller-9x', { displayName: 'Kai Müller' }, false],
    ['Muller-9xx', { displayName: 'Kai Müller' }, false],
    ['Müller-9xx', { displayName: 'Kai Mueller' }, false],
    ['Lukasz-9xx', { displayName: 'Łukasz' }, false],
    ['Soren-99xx', { displayName: 'Søren' }, false],
    ['Soeren-99xx', { displayName: 'Søren' }, false],
    ['Aake-99xx', { displayName: 'Åke' }, false],
    ['Thor-99xx', { displayName: 'Þór' }, false],
    ['Mul\u200Bler-9', { displayName: 'Muller' }, false],
    ['Muller-9', { displayName: 'Mul\u200Bler' }, false],
    ['νίκος-1234', { displayName: 'ΝΙΚΟΣ' }, false],
    // Windows splits at spaces and tabs, and at no other white space.
    ['Wonder-1234', { displayName: 'Alice\u00a0Wonder' }, true],
    ['Wonder-1234', { displayName: 'Alice  Wonder' }, false],
  ])('%j for %j passes: %s', (password, about, expected) => {
    expect(passes(createRule('own-name', { names: listOwnNames(about) }), password)).toBe(expected)
  })

  test('N27: the name that was found is named as the directory spells it', () => {
    const names = listOwnNames({ account: 'activeuser', displayName: 'Active User' })
    expect(findOwnName('xACTIVE-Summer-99', names)).toBe('Active')
    expect(findOwnName('activeuser-Summer-99', names)).toBe('activeuser')
    expect(findOwnName('Quiet-Lagoon-42', names)).toBeUndefined()
  })

  test('without the names it is left to the server, which adds what it found', () => {
    expect(passes(createRule('own-name', {}), 'activeuser-Summer-99')).toBe(true)
    expect(passes(createRule('own-name', { found: 'activeuser' }), 'activeuser-Summer-99')).toBe(false)
  })
})
