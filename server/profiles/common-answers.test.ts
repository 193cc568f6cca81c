import { expect, test } from 'vitest'
import { isCommonAnswer } from './common-answers.ts'
import { normalForm } from './normal-form.ts'

test.each([
  'Password',
  'PASSWORT!',
  'Weiss nicht',
  'weiß nicht',
  "Don't know",
  '1234',
  '98765',
  'aaaa',
  'Keine Antwort',
])('M6: “%s” is an answer that a guesser tries first', (answer) =>
  expect(isCommonAnswer(normalForm(answer))).toBe(true),
)

test.each(['Biscuit', 'Berlin', 'Elm Street', '1979', 'Anna', 'Testoni', 'Passwort Street'])(
  'M6: “%s” can be the true answer',
  (answer) => expect(isCommonAnswer(normalForm(answer))).toBe(false),
)
