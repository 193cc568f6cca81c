import { describe, expect, test } from 'vitest'
import { createRule, isCertain } from '../check.ts'
import { passes } from '../testing.ts'

describe('complexity', () => {
  const complexity = createRule('complexity', {})

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
    ['Secret½', false],
    ['Secret—word', false],
    ['Secret\u00a0word', false],
    ['Secre\u0301t', false],
    ['Secretǅ', true],
    ['secret1ʰ', true],
  ])('%j passes: %s', (password, expected) => {
    expect(passes(complexity, password)).toBe(expected)
  })

  test.each([
    ['Secret1', true],
    ['Secret-key', true],
    ['É1è', false],
    ['ß1A!', true],
    ['Ж1ж', false],
    ['密码1a', false],
    ['Пароль-Secret', true],
    ['secretΣ1', false],
    ['Secret1€', true],
    ['Secretǅ', false],
  ])('N27: the tick of %j is certain, whatever tables a controller has: %s', (password, expected) => {
    expect(isCertain(complexity, password)).toBe(expected)
  })
})
