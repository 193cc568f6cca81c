import { expect, test } from 'vitest'
import { readStatements, type Statements } from './grammar.ts'
import { normalise } from './patterns.ts'
import { vocabularies } from './vocabularies/index.ts'
import type { Vocabulary } from './vocabularies/vocabulary.ts'

/** What several sentences of one language say together. */
function read(text: string, language: string): (keyof Statements)[] {
  const said = readStatements(normalise(text), [vocabularies[language] as Vocabulary])
  return (Object.keys(said) as (keyof Statements)[]).filter((name) => said[name])
}

test('a text that a page describes an expiry with is no message, and a recommendation makes no expiry', () => {
  expect(read('If your password has expired, the page appears. You must change your password.', 'en')).toContain(
    'describes',
  )
  expect(read('Står det at passordet er utløpt når du logger på?', 'nb')).toContain('describes')
  expect(read("You haven't changed your password for 90 days.", 'en')).toEqual(['expired'])
  expect(read("You haven't changed your password for 90 days. We recommend that you change it.", 'en')).not.toContain(
    'expired',
  )
})

test('words after the noun say which password it is', () => {
  expect(read('انتهت صلاحية كلمة المرور.', 'ar')).toEqual(['expired'])
  expect(read('انتهت صلاحية كلمة المرور لمرة واحدة', 'ar')).not.toContain('expired')
})

test('only what follows the last comma is a question', () => {
  expect(read('您的密碼已過期，您要現在變更密碼嗎？', 'zh')).toContain('expired')
  expect(read('您的密碼已過期嗎？', 'zh')).not.toContain('expired')
})

test('a sign-in for the first time is said in the sentence before the request', () => {
  expect(read('This is your first sign-in. Choose your own password.', 'en')).toContain('asks')
  expect(read('Welcome! Choose your own password.', 'en')).toContain('asks')
  expect(read('Choose your own password.', 'en')).not.toContain('asks')
})
