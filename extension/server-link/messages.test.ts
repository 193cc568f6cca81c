import { describe, expect, test } from 'vitest'
import { readInPageMessage, readOwnPageMessage, speaker } from './messages.ts'

const self = { id: 'abc', base: 'chrome-extension://abc' }
const inPage = { id: 'abc', url: 'https://mail.example.com/owa/', frameId: 0, tab: { id: 7 } }

describe('who speaks', () => {
  test('a script of ours in a page of the web', () => {
    expect(speaker(inPage, self)).toMatchObject({ kind: 'in-page', tabId: 7, frameId: 0 })
  })
  test('a page of ours, with the window that it is', () => {
    const sender = { id: 'abc', url: 'chrome-extension://abc/wizard.html?window=w1', frameId: 0, tab: { id: 8 } }
    expect(speaker(sender, self)).toEqual({ kind: 'own-page', page: '/wizard.html', window: 'w1' })
  })
  test.each([
    ['another extension', { ...inPage, id: 'other' }],
    ['nobody at all', {}],
    ['a page without an address', { ...inPage, url: undefined }],
    ['something that is no web page', { ...inPage, url: 'file:///etc/passwd' }],
    ['a page that has our name in its path', { ...inPage, url: 'ftp://abc/chrome-extension://abc/wizard.html' }],
    ['a script outside every tab', { ...inPage, tab: undefined }],
    ['a page of ours in a frame', { id: 'abc', url: 'chrome-extension://abc/wizard.html', frameId: 3 }],
  ])('not %s', (_, sender) => {
    expect(speaker(sender, self)).toBeUndefined()
  })
})

describe('what a page may say', () => {
  const read = (raw: unknown) => readInPageMessage(raw, ['generic'])
  test.each([
    [{ gate: 'look' }],
    [{ gate: 'sent' }],
    [{ found: 'generic', says: 'expired' }],
    [{ found: 'generic', says: 'change' }],
    [{ found: null }],
    [{ changed: 'generic' }],
    [{ prompt: 'accepted' }],
    [{ prompt: 'declined' }],
  ])('%j', (message) => {
    expect(read(message)).toEqual(message)
  })
  test.each([
    [undefined],
    ['found'],
    [{}],
    [{ found: 'unknown', says: 'expired' }],
    [{ found: 'generic' }],
    [{ found: 'generic', says: '<b>' }],
    [{ found: null, says: 'change', password: 'x' }],
    [{ found: 'generic', says: 'expired', prompt: 'accepted' }],
    [{ changed: 'unknown' }],
    [{ changed: true }],
    [{ changed: 'generic', account: 'erika' }],
    [{ gate: 'look', says: 'expired' }],
    [{ gate: 'look', url: 'https://evil.example' }],
    [{ ask: 'start', workflow: 'manage-my-passwords', account: 'x' }],
    [{ ask: 'answer', number: 1, answer: {} }],
  ])('not %j', (message) => {
    expect(read(message)).toBeUndefined()
  })
})

describe('what a page of ours may ask', () => {
  test('runs are led by the wizard window alone', () => {
    const answer = { ask: 'answer', language: 'en', number: 1, answer: {} }
    expect(readOwnPageMessage(answer, '/wizard.html')).toEqual(answer)
    expect(readOwnPageMessage(answer, '/popup.html')).toBeUndefined()
    expect(readOwnPageMessage(answer, '/options.html')).toBeUndefined()
    expect(readOwnPageMessage(answer, '/gate.js')).toBeUndefined()
  })
  test('nothing that has no name, and nothing from a page message', () => {
    for (const raw of [
      null,
      'state',
      {},
      { ask: 'constructor', language: 'en' },
      { found: 'generic' },
      { ask: 'state' },
    ]) {
      expect(readOwnPageMessage(raw, '/popup.html')).toBeUndefined()
    }
  })
})
