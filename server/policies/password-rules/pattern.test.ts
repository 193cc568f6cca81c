import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { compilePattern, findPatternProblem } from './pattern.ts'

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
])('%j (ignore case: %j) matches %j: %s', (pattern, ignoreCase, text, found) => {
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
])('%j is not a pattern, from position %i on', (pattern, position) => {
  expect(findPatternProblem(pattern)).toEqual({ position, reason: expect.stringMatching(/^\w/) })
})

test('a valid pattern has no problem', () => expect(findPatternProblem('^(a+)+$')).toBeUndefined())

/** Patterns that take a backtracking engine longer than the age of the universe: https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS */
test.each(['^(a+)+$', '^([a-zA-Z]+)*$', '^(a|aa)+$', '^(a|a?)+$', '(.*a){20}$'])(
  '%s is matched in linear time against the longest password',
  (pattern) => {
    const context = { compiled: compilePattern(pattern, false), password: `${'a'.repeat(255)}!` }
    // It takes some milliseconds; the limit only ends a match that would never end.
    expect(() => runInNewContext('compiled.test(password)', context, { timeout: 30_000 })).not.toThrow()
  },
  60_000,
)
