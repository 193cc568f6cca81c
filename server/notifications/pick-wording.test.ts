import { expect, test } from 'vitest'
import { pickWording } from './pick-wording.ts'

const said = (subject: string) => ({ subject, text: 'x', format: 'html', details: true }) as const
const order = (language: string, own?: Record<string, ReturnType<typeof said>>) => ({
  ...{ to: 'erin@corp.example.test', template: 'workflow-failed', language, own },
  values: { workflow: 'register' },
})
const pick = (language: string, stored: Record<string, object>, more: { standard?: string; own?: object } = {}) => {
  const words = { defaultLanguage: more.standard ?? 'en', own: new Map(Object.entries(stored)) as never }
  const picked = pickWording(order(language, more.own as never), words)
  return picked.own?.wording.subject ?? `supplied ${picked.language}`
}

test('the reader’s language comes before the narrower words', () => {
  const stored = { 'workflow-failed': { de: said('general') }, 'workflow-failed.register': { en: said('register') } }
  expect([pick('de', stored), pick('en', stored)]).toEqual(['general', 'register'])
})

test('in one language words of the activity come first, then those for the workflow, then those for all', () => {
  const stored = { 'workflow-failed': { en: said('general') }, 'workflow-failed.register': { en: said('register') } }
  expect(pick('en', stored)).toBe('register')
  expect(pick('en', stored, { own: { en: said('activity') } })).toBe('activity')
  expect(pick('en', { 'workflow-failed': { en: said('general') } })).toBe('general')
})

test('a language that the catalogue does not speak is used where somebody wrote it, and falls back elsewhere', () => {
  const stored = { 'workflow-failed': { fr: said('français') } }
  expect(pick('fr', stored)).toBe('français')
  expect(pick('fr-CA', stored)).toBe('français')
  expect(pick('it', stored, { standard: 'fr' })).toBe('français')
  expect(pick('fr', {}, { standard: 'de' })).toBe('supplied de')
  expect(pick('it', {}, { standard: 'tlh' })).toBe('supplied en')
})

test('the nearest: without the region, or in one of its regions', () => {
  const stored = { 'workflow-failed': { 'pt-BR': said('brasileiro'), 'zh-Hant': said('zh-Hant') } }
  expect([pick('pt', stored), pick('zh-Hant-TW', stored), pick('pt-PT', stored)]).toEqual([
    'brasileiro',
    'zh-Hant',
    'brasileiro',
  ])
  expect(pick('de-AT', stored)).toBe('supplied de')
})

test('supplied words in the reader’s language go before own ones in another', () => {
  expect(pick('de', { 'workflow-failed': { en: said('general') } })).toBe('supplied de')
})

test.each(['constructor', '__proto__', ''])('%j is no language', (language) => {
  expect(pick(language, { 'workflow-failed': { de: said('general') } })).toBe('supplied en')
})
