import { expect, test } from 'vitest'
import { normaliseName } from './normalise-name.ts'

test.for([
  ['Active.User', 'active.user'],
  ['ＡＤＭＩＮ', 'admin'],
  ['Ünïcödé', 'ünïcödé'],
  ['U\u0308ber', 'über'],
  ['ﬁle', 'file'],
] as const)('%s is compared as %s', ([name, normal]) => expect(normaliseName(name)).toBe(normal))

test.for(['name ', 'name\u00a0', 'na\0me', 'line\n', '\ud800'])('%j is not a valid name', (name) =>
  expect(normaliseName(name)).toBeUndefined(),
)

test('normalising again changes nothing', () => {
  for (const name of ['İstanbul', 'ΌΣΟΣ', 'Straße', 'ǅ']) {
    const once = normaliseName(name)
    expect(once && normaliseName(once)).toBe(once)
  }
})
