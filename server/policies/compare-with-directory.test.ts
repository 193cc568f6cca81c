import { expect, test } from 'vitest'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { compareWithDirectory } from './compare-with-directory.ts'
import { storedRules, toRules } from './password-rules/stored-rules.ts'

const day = 86_400_000
const directory: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 12,
  historyLength: 5,
  complexity: false,
  minAge: 0,
  maxAge: 90 * day,
  lockoutThreshold: 10,
  lockoutDuration: 0,
  observationWindow: 0,
}
const compare = (rules: readonly object[], changes: Partial<DirectoryPasswordPolicy> = {}) =>
  compareWithDirectory(toRules(storedRules.parse(rules), 'en'), { ...directory, ...changes })
const verdictOf = (limit: string, ...compared: Parameters<typeof compare>) =>
  compare(...compared).limits.find((one) => one.limit === limit)

const length = (...all: number[]) => all.map((min) => ({ id: 'length', settings: { min } }))

test.each([
  ['longer than the rule', length(10), {}, { verdict: 'directory-stricter', theirs: 12, own: 10 }],
  ['the same', length(12), {}, { verdict: 'equal' }],
  ['shorter than the longest of two rules', length(8, 16), {}, { verdict: 'policy-stricter', theirs: 12, own: 16 }],
  ['alone', [], {}, { verdict: 'theirs', theirs: 12 }],
  ['none, where the rule has one', length(8), { minLength: 0 }, { verdict: 'own', own: 8 }],
  ['none, as the policy', [], { minLength: 0 }, { verdict: 'neither' }],
  ['that of complexity', length(4), { minLength: 0, complexity: true }, { verdict: 'directory-stricter', theirs: 6 }],
])('the directory’s minimum length is %s', (_, rules, changes, expected) => {
  expect(verdictOf('length', rules, changes)).toMatchObject(expected)
})

const age = (id: string, days: number) => [{ id, settings: { days } }]

test('of two minimum ages the longer is stricter, of two maximum ages the shorter', () => {
  expect(verdictOf('minimum-age', age('minimum-age', 1), { minAge: 3 * day })?.verdict).toBe('directory-stricter')
  expect(verdictOf('minimum-age', age('minimum-age', 3), { minAge: day })?.verdict).toBe('policy-stricter')
  expect(verdictOf('maximum-age', age('maximum-age', 180))?.verdict).toBe('directory-stricter')
  expect(verdictOf('maximum-age', age('maximum-age', 30))?.verdict).toBe('policy-stricter')
  expect(verdictOf('maximum-age', age('maximum-age', 30), { maxAge: undefined })).toEqual({
    limit: 'maximum-age',
    verdict: 'own',
    own: 30 * day,
  })
})

test('complexity and history are compared as well', () => {
  const own = [{ id: 'complexity', settings: {} }]
  expect(compare(own).complexity).toBe('own')
  expect(compare(own, { complexity: true }).complexity).toBe('equal')
  expect(compare([], { complexity: true }).complexity).toBe('theirs')
  expect(compare([]).complexity).toBe('neither')
  expect(compare([])).toMatchObject({ history: 5, resetIgnoresHistory: false })
})
