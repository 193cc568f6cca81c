import { expect, test } from 'vitest'
import { compilePattern, patternProblem } from './pattern.ts'

test.each([
  ['^[A-Z]', false, 'Abc', true],
  ['^[A-Z]', false, 'abc', false],
  ['^[A-Z]', true, 'abc', true],
  ['\\d{2}', false, 'ab12cd', true],
  ['^\\d{2}$', false, 'ab12cd', false],
  ['\\p{Han}', false, 'ab密', true],
  ['\\p{Greek}', false, 'abσ', true],
  ['É', true, 'é', true],
  ['^.$', false, '🔑', true],
  ['[[:punct:]]', false, 'a!', true],
])('%j, ignoring case %j, finds itself in %j: %s', (pattern, ignoreCase, text, found) => {
  expect(compilePattern(pattern, ignoreCase).test(text)).toBe(found)
})

test.each([
  ['(ab', 1],
  ['ab(c', 3],
  ['(a)(b', 4],
  ['ab)c', 3],
  ['abc[d', 4],
  ['a**', 2],
  ['ab[z-a]', 4],
  ['ab\\', 3],
  ['a(?=b)', 2],
  ['(a)\\1', 4],
  ['x{1001}', 2],
  ['abc\\p{Klingon}', 4],
])('%j is none, from place %i on', (pattern, position) => {
  expect(patternProblem(pattern)).toEqual({ position, reason: expect.stringMatching(/^\w/) })
})

test('a good one has no problem', () => expect(patternProblem('^(a+)+$')).toBeUndefined())

/** What backtracking engines need longer than the universe for: https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS */
test.each(['^(a+)+$', '^([a-zA-Z]+)*$', '^(a|aa)+$', '^(a|a?)+$', '(.*a){20}$'])(
  '%s takes no time to speak of for the longest password',
  (pattern) => {
    const one = compilePattern(pattern, false)
    const started = performance.now()
    one.test(`${'a'.repeat(255)}!`)
    expect(performance.now() - started).toBeLessThan(500)
  },
)
