import { expect, test } from 'vitest'
import { renderMail } from '../rendering.ts'

const order = (changes: string) => ({
  to: 'ruth@example.org',
  template: 'methods-changed',
  language: 'en',
  values: {
    displayName: 'Ruth Osei',
    account: 'r.osei',
    changes,
    time: '2026-11-22T09:00:00Z',
    url: 'https://latchkey.example.com',
  },
})

test('one mail reports several changes, and says what to do if it was not you', () => {
  const { subject, text } = renderMail(order('personal-mail-added totp-added'))
  expect(subject).toBe('Your sign-in help methods have changed')
  expect(text).toContain('A personal e-mail address was added.\n\nAn authenticator app was set up.')
  expect(text).toMatch(/Was this not you\?\n.*Change it now/)
})

test.each(['', 'totp-added everything', 'totp-added\nBcc', 'not-you', 'horse-added'])(
  '%j is refused as a change',
  (changes) => {
    expect(() => renderMail(order(changes))).toThrow()
  },
)
