import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalForm } from './normal-form.ts'

test.each([
  ['St. Martin', 'st martin'],
  ['  ST   MARTIN ', 'st martin'],
  ['O’Brien', 'obrien'],
  ["O'Brien", 'obrien'],
  ['O´Brien', 'obrien'],
  ['Jean-Luc', 'jean luc'],
  ['Jean–Luc', 'jean luc'],
  ['Frankfurt/Main', 'frankfurt main'],
  ['snake_case', 'snake case'],
  ['Ｌｉｓｂｏｎ', 'lisbon'],
  ['Malmo\u0308', 'malmö'],
  ['line\nbreak\ttab', 'line break tab'],
  ['zero\u200Bwidth', 'zerowidth'],
  ['C++', 'c++'],
  ['…!?', ''],
])('%j counts as %j', (answer, form) => {
  expect(normalForm(answer)).toBe(form)
})

test('different answers stay different', () => {
  const forms = ['Malmö', 'Malmo', 'C++', 'C#', 'first', 'first 1'].map((answer) => normalForm(answer))
  expect(new Set(forms).size).toBe(6)
})

test('the normal form of a normal form is itself, so that checks and hashes agree', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(normalForm(normalForm(text))).toBe(normalForm(text))
    }),
  )
})
