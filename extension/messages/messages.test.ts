import { describe, expect, test } from 'vitest'
import { identifySource, parseContentScriptMessage, parseExtensionPageMessage } from './messages.ts'

const self = { id: 'abc', base: 'chrome-extension://abc' }
const contentScript = { id: 'abc', url: 'https://mail.example.com/owa/', frameId: 0, tab: { id: 7 } }

describe('a sender', () => {
  test('in a web page is identified as a content script', () => {
    expect(identifySource(contentScript, self)).toMatchObject({ kind: 'content-script', tabId: 7, frameId: 0 })
  })
  test('that is an extension page is identified with its window', () => {
    const sender = { id: 'abc', url: 'chrome-extension://abc/wizard.html?window=w1', frameId: 0, tab: { id: 8 } }
    expect(identifySource(sender, self)).toEqual({ kind: 'extension-page', page: '/wizard.html', window: 'w1' })
  })
  test.each([
    ['another extension', { ...contentScript, id: 'other' }],
    ['a sender without any field', {}],
    ['a page without an address', { ...contentScript, url: undefined }],
    ['a local file', { ...contentScript, url: 'file:///etc/passwd' }],
    [
      'a page with the extension’s address in its path',
      { ...contentScript, url: 'ftp://abc/chrome-extension://abc/wizard.html' },
    ],
    ['a script outside any tab', { ...contentScript, tab: undefined }],
    ['an extension page in a frame', { id: 'abc', url: 'chrome-extension://abc/wizard.html', frameId: 3 }],
  ])('is refused: %s', (_, sender) => {
    expect(identifySource(sender, self)).toBeUndefined()
  })
})

describe('a message of a content script', () => {
  const parse = (raw: unknown) => parseContentScriptMessage(raw, ['generic'])
  test.each([
    [{ gate: 'shown' }],
    [{ gate: 'look' }],
    [{ gate: 'sent' }],
    [{ found: 'generic', kind: 'expired' }],
    [{ found: 'generic', kind: 'change' }],
    [{ found: null }],
    [{ changed: 'generic' }],
    [{ words: ['de', 'en'] }],
    [{ prompt: 'accepted' }],
    [{ prompt: 'accepted-with-name' }],
    [{ prompt: 'declined' }],
  ])('is accepted: %j', (message) => {
    expect(parse(message)).toEqual(message)
  })
  test.each([
    [undefined],
    ['found'],
    [{}],
    [{ found: 'unknown', kind: 'expired' }],
    [{ found: 'generic' }],
    [{ found: 'generic', kind: '<b>' }],
    [{ found: null, kind: 'change', password: 'x' }],
    [{ found: 'generic', kind: 'expired', prompt: 'accepted' }],
    [{ words: ['de', 'xx'] }],
    [{ words: [['de']] }],
    [{ words: 'de' }],
    [{ words: ['de'], found: 'generic', kind: 'expired' }],
    [{ changed: 'unknown' }],
    [{ changed: true }],
    [{ changed: 'generic', account: 'erika' }],
    [{ gate: 'look', kind: 'expired' }],
    [{ gate: 'look', url: 'https://evil.example' }],
    [{ type: 'start', workflow: 'manage-my-passwords', account: 'x' }],
    [{ type: 'answer', number: 1, answer: {} }],
  ])('is refused: %j', (message) => {
    expect(parse(message)).toBeUndefined()
  })
})

describe('a message of an extension page', () => {
  test('about a run is accepted from the wizard window only', () => {
    const answer = { type: 'answer', language: 'en', number: 1, answer: {} }
    expect(parseExtensionPageMessage(answer, '/wizard.html')).toEqual(answer)
    expect(parseExtensionPageMessage(answer, '/popup.html')).toBeUndefined()
    expect(parseExtensionPageMessage(answer, '/options.html')).toBeUndefined()
    expect(parseExtensionPageMessage(answer, '/gate.js')).toBeUndefined()
  })
  test('without a known type, or of a content script’s shape, is refused', () => {
    for (const raw of [
      null,
      'state',
      {},
      { type: 'constructor', language: 'en' },
      { found: 'generic' },
      { type: 'state' },
    ]) {
      expect(parseExtensionPageMessage(raw, '/popup.html')).toBeUndefined()
    }
  })
})
