import { brokenRules, ruleInForce } from './check.ts'
import type { About, RuleInForce } from './rule.ts'

/** Whether `password` keeps this rule, whatever the rules that always hold say of it. */
export const keeps = (rule: RuleInForce, password: string, about: About = {}) =>
  !brokenRules(password, [rule], about).includes(rule)

/** Every rule, those that are worded in several ways in each of them. */
export const oneOfEach: readonly RuleInForce[] = [
  ruleInForce('breached', {}),
  ruleInForce('categories', { of: 2, counts: { upper: 1, lower: 2, digit: 1, special: 1, uncased: 1 } }),
  ruleInForce('categories', { of: 1, counts: { digit: 1 } }),
  ruleInForce('complexity', {}),
  ruleInForce('control-characters', {}),
  ruleInForce('custom-text', { text: 'Ask the service desk.' }),
  ruleInForce('dictionary', {}),
  ruleInForce('difference', { edits: 4 }),
  ruleInForce('difference', { fresh: 1 }),
  ruleInForce('difference', { edits: 4, fresh: 3 }),
  ruleInForce('different-characters', { min: 6 }),
  ruleInForce('disallowed-characters', { from: 'digit', positions: '1-2', ending: 1 }),
  ruleInForce('disallowed-characters', { from: 'these', these: '<>&"\'' }),
  ruleInForce('history', { count: 5 }),
  ruleInForce('keyboard-walks', { max: 3, keyboards: ['qwerty', 'qwertz', 'azerty', 'numeric-pad'] }),
  ruleInForce('length', { min: 8 }),
  ruleInForce('maximum-age', { maxAge: 7_776_000_000 }),
  ruleInForce('maximum-length', { max: 20 }),
  ruleInForce('minimum-age', { minAge: 86_400_000 }),
  ruleInForce('passphrase', { words: 4, min: 20, relaxes: ['complexity', 'runs', 'length'] }),
  ruleInForce('regular-expression', { text: 'Two letters, then your pet.' }),
  ruleInForce('repeated-characters', { inSuccession: 2, anywhere: 3 }),
  ruleInForce('repeated-characters', { inSuccession: 1, caseSensitive: true }),
  ruleInForce('repeated-characters', { anywhere: 4 }),
  ruleInForce('required-characters', { from: 'letter', positions: '1,3,5-6' }),
  ruleInForce('required-characters', { from: 'upper', count: 2, ending: 4 }),
  ruleInForce('runs', { numeric: 2, alphabetic: 3 }),
  ruleInForce('runs', { numeric: 1 }),
  ruleInForce('runs', { alphabetic: 2 }),
  ruleInForce('strength', { min: 3 }),
  ruleInForce('symmetry', { palindrome: true }),
  ruleInForce('symmetry', { mirrored: 2 }),
  ruleInForce('symmetry', { palindrome: true, mirrored: 3, caseSensitive: true }),
  ruleInForce('user-properties', {}),
]
