import { expect, test } from 'vitest'
import { pickText } from './pick-text.ts'
import type { TextOverride, TextOverrides } from './text-override.ts'

const override = (subject: string): TextOverride => ({ subject, text: 'x', format: 'html', details: true })
const order = (language: string, own?: TextOverrides) => ({
  to: 'erin@corp.example.test',
  template: 'workflow-failed',
  language,
  own,
  values: { workflow: 'register' },
})
const pick = (
  language: string,
  stored: Record<string, TextOverrides>,
  more: { standard?: string; own?: TextOverrides } = {},
) => {
  const texts = { defaultLanguage: more.standard ?? 'en', overrides: new Map(Object.entries(stored)) }
  const picked = pickText(order(language, more.own), texts)
  return picked.override?.text.subject ?? `supplied ${picked.language}`
}

test('the reader’s language comes before a more specific override', () => {
  const stored = {
    'workflow-failed': { de: override('general') },
    'workflow-failed.register': { en: override('register') },
  }
  expect([pick('de', stored), pick('en', stored)]).toEqual(['general', 'register'])
})

test('in one language the override of the activity comes first, then that for the workflow, then that for all', () => {
  const stored = {
    'workflow-failed': { en: override('general') },
    'workflow-failed.register': { en: override('register') },
  }
  expect(pick('en', stored)).toBe('register')
  expect(pick('en', stored, { own: { en: override('activity') } })).toBe('activity')
  expect(pick('en', { 'workflow-failed': { en: override('general') } })).toBe('general')
})

test('a language outside the catalogue is used where it has an override, and falls back elsewhere', () => {
  const stored = { 'workflow-failed': { fr: override('français') } }
  expect(pick('fr', stored)).toBe('français')
  expect(pick('fr-CA', stored)).toBe('français')
  expect(pick('it', stored, { standard: 'fr' })).toBe('français')
  expect(pick('fr', {}, { standard: 'de' })).toBe('supplied de')
  expect(pick('it', {}, { standard: 'tlh' })).toBe('supplied en')
})

test('the nearest language is picked: without the region, or in one of its regions', () => {
  const stored = { 'workflow-failed': { 'pt-BR': override('brasileiro'), 'zh-Hant': override('zh-Hant') } }
  expect([pick('pt', stored), pick('zh-Hant-TW', stored), pick('pt-PT', stored)]).toEqual([
    'brasileiro',
    'zh-Hant',
    'brasileiro',
  ])
  expect(pick('de-AT', stored)).toBe('supplied de')
})

test('a supplied text in the reader’s language comes before an override in another', () => {
  expect(pick('de', { 'workflow-failed': { en: override('general') } })).toBe('supplied de')
})

test.each(['constructor', '__proto__', ''])('%j is not a language', (language) => {
  expect(pick(language, { 'workflow-failed': { de: override('general') } })).toBe('supplied en')
})
