import { createRule, findBrokenRules } from './check.ts'
import type { PasswordOwner, PasswordRule } from './rule.ts'

/** Whether `password` satisfies this rule; the rules that always apply are left out. */
export const passes = (rule: PasswordRule, password: string, about: PasswordOwner = {}) =>
  !findBrokenRules(password, [rule], about).includes(rule)

/** Numbers that are the same in every run of a test (mulberry32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** Every rule; those with several texts once for each. */
export const exampleRules: readonly PasswordRule[] = [
  createRule('breached', {}),
  createRule('categories', { of: 2, counts: { upper: 1, lower: 2, digit: 1, special: 1, uncased: 1 } }),
  createRule('categories', { of: 1, counts: { digit: 1 } }),
  createRule('complexity', {}),
  createRule('control-characters', {}),
  createRule('custom-text', { text: 'Ask the service desk.' }),
  createRule('dictionary', {}),
  createRule('difference', { edits: 4 }),
  createRule('difference', { fresh: 1 }),
  createRule('difference', { edits: 4, fresh: 3 }),
  createRule('different-characters', { min: 6 }),
  createRule('disallowed-characters', { from: 'digit', positions: '1-2', ending: 1 }),
  createRule('disallowed-characters', { from: 'these', these: '<>&"\'' }),
  createRule('history', { count: 5 }),
  createRule('keyboard-walks', { max: 3, keyboards: ['qwerty', 'qwertz', 'azerty', 'numeric-pad'] }),
  createRule('length', { min: 8 }),
  createRule('maximum-age', { maxAge: 7_776_000_000 }),
  createRule('maximum-length', { max: 20 }),
  createRule('minimum-age', { minAge: 86_400_000 }),
  createRule('own-name', {}),
  createRule('passphrase', { words: 4, min: 20, relaxes: ['complexity', 'runs', 'length'] }),
  createRule('regular-expression', { text: 'Two letters, then your pet.' }),
  createRule('repeated-characters', { inSuccession: 2, anywhere: 3 }),
  createRule('repeated-characters', { inSuccession: 1, caseSensitive: true }),
  createRule('repeated-characters', { anywhere: 4 }),
  createRule('required-characters', { from: 'letter', positions: '1,3,5-6' }),
  createRule('required-characters', { from: 'upper', count: 2, ending: 4 }),
  createRule('runs', { numeric: 2, alphabetic: 3 }),
  createRule('runs', { numeric: 1 }),
  createRule('runs', { alphabetic: 2 }),
  createRule('strength', { min: 3 }),
  createRule('symmetry', { palindrome: true }),
  createRule('symmetry', { mirrored: 2 }),
  createRule('symmetry', { palindrome: true, mirrored: 3, caseSensitive: true }),
  createRule('user-properties', {}),
]
