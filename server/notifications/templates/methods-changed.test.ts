import { expect, test } from 'vitest'
import { renderMail } from '../rendering.ts'
import { methodChanges } from './methods-changed.ts'

const order = (changes: string, language = 'en') => ({
  to: 'ruth@example.org',
  template: 'methods-changed',
  language,
  values: {
    displayName: 'Ruth Osei',
    account: 'r.osei',
    changes,
    time: '2026-11-22T09:00:00Z',
    url: 'https://latchkey.example.com',
  },
})

test('every change is said in words of its own, in every language', () => {
  for (const language of ['en', 'de']) {
    const texts = methodChanges.map((change) => renderMail(order(change, language)).text)
    expect(new Set(texts).size).toBe(methodChanges.length)
    expect(texts.join()).not.toContain('methods-changed')
  }
})

test('several changes are told in one mail, with what to do if it was somebody else', () => {
  const { subject, text } = renderMail(order('personal-mail-added totp-added'))
  expect(subject).toBe('The ways to prove who you are have changed')
  expect(text).toContain('A personal mail address was added.\n\nAn authenticator app was set up.')
  expect(text).toMatch(/Was this not you\?\n.*Change it now/)
})

test.each(['', 'totp-added everything', 'totp-added\nBcc'])('%j is no change to tell of', (changes) => {
  expect(() => renderMail(order(changes))).toThrow()
})
