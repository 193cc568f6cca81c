import { expect, test } from 'vitest'
import { z } from 'zod'
import { en } from '../../../shared/languages/en.ts'
import { passwordRules } from '../../../shared/password-policy/index.ts'
import { policyRules } from './index.ts'
import { maxPasswordAge, storedRules, toRules } from './stored-rules.ts'

const ids = policyRules.map(({ id }) => id)

/** Settings of the rules that have no defaults for all of them. */
const needed: Record<string, object> = {
  'custom-text': { texts: { en: 'Ask the service desk.' } },
  difference: { edits: 3 },
  'different-characters': { min: 6 },
  'disallowed-characters': { from: 'digit' },
  length: { min: 14 },
  'maximum-age': { days: 90 },
  'maximum-length': { max: 64 },
  'minimum-age': { days: 1 },
  'regular-expression': { pattern: '^[a-z]', texts: { en: 'Begins with a letter.' } },
  'repeated-characters': { inSuccession: 2 },
  'required-characters': { from: 'digit' },
  runs: { numeric: 3 },
}

test('an administrator may set every rule except those that always apply or belong to the directory', () => {
  const others = ['control-characters', 'history', 'own-name']
  expect([...ids, ...others].sort()).toEqual(passwordRules.map(({ id }) => id))
  expect(ids).toEqual([...ids].sort())
})

test('every rule that only the server can check has `evaluate`, except those about names and the last change', () => {
  const judging = policyRules.filter(({ evaluate: judge }) => judge).map(({ id }) => id)
  const server = passwordRules.filter(({ where }) => where === 'server').map(({ id }) => id)
  expect(judging).toEqual(server.filter((id) => !['difference', 'history', 'minimum-age', 'own-name'].includes(id)))
})

test.each(policyRules.map((kind) => [kind.id, kind] as const))(
  '%s: its settings have texts, can be stored and become a rule',
  (id, kind) => {
    const keys = keysIn(z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' }))
    expect(keys.filter((key) => !(key in en))).toEqual([])
    expect(en).toHaveProperty([`password-rules.${id}.name`])

    const stored = storedRules.parse([{ id, settings: needed[id] ?? {} }])
    expect(storedRules.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
    const [rule] = toRules(stored, 'de')
    expect(rule).toMatchObject({ id, where: passwordRules.find((one) => one.id === id)?.where })
    expect(storedRules.safeParse([{ id, settings: { ...needed[id], madeUp: 1 } }]).success).toBe(false)
  },
)

test.each<[string, object, string]>([
  ['user-properties', { attributes: ['mail)(cn=*'] }, 'attributes'],
  ['length', { min: 0 }, 'min'],
  ['length', { min: 257 }, 'min'],
  ['maximum-length', { max: 7 }, 'max'],
  ['categories', { of: 3, counts: { upper: 0, lower: 0, uncased: 0 } }, 'of'],
  ['required-characters', { from: 'these' }, 'these'],
  ['disallowed-characters', { from: 'digit', positions: '1-' }, 'positions'],
  ['disallowed-characters', { from: 'digit', positions: '9-3' }, 'positions'],
  ['required-characters', { from: 'digit', positions: '0' }, 'positions'],
  ['custom-text', { texts: {} }, 'texts'],
  ['custom-text', { texts: { tlh: 'nuqneH' } }, 'texts'],
  ['regular-expression', { pattern: '(a', texts: { en: 'x' } }, 'pattern'],
  ['keyboard-walks', { keyboards: [] }, 'keyboards'],
  ['passphrase', { relaxes: ['breached'] }, 'relaxes'],
  ['breached', { service: 'http://plain.example.com/' }, 'service'],
  ['strength', { min: 5 }, 'min'],
])('%s refuses %j, at %s', (id, settings, field) => {
  const { error } = storedRules.safeParse([{ id, settings }])
  expect(error?.issues[0]?.path.slice(0, 3)).toEqual([0, 'settings', field])
})

test.each(['repeated-characters', 'runs', 'difference'])('%s without any limit is refused', (id) => {
  expect(storedRules.safeParse([{ id, settings: {} }]).error?.issues[0]?.message).toBe('limit-missing')
})

test.each([
  [['length', { min: 30 }], ['maximum-length', { max: 20 }], 'max'],
  [['minimum-age', { days: 90 }], ['maximum-age', { days: 60 }], 'days'],
] as const)('%j and %j contradict each other', (one, other, field) => {
  const stored = [one, other].map(([id, settings]) => ({ id, settings }))
  const [issue] = storedRules.safeParse(stored).error?.issues ?? []
  expect(issue).toMatchObject({ path: [1, 'settings', field], message: 'limits-contradict' })
})

test('every problem with settings has a text', () => {
  const codes = [
    'characters-missing',
    'limit-missing',
    'limits-contradict',
    'more-kinds-than-count',
    'pattern-invalid',
    'positions-invalid',
    'text-missing',
  ]
  expect(codes.filter((code) => !(`problems.${code}` in en))).toEqual([])
})

test('an organisation’s text is in the person’s language, else in English, else in any language', () => {
  const text = (texts: object, language: string) =>
    toRules(storedRules.parse([{ id: 'custom-text', settings: { texts } }]), language)[0]?.settings.text
  expect(text({ en: 'Hello', de: 'Hallo' }, 'de')).toBe('Hallo')
  expect(text({ en: 'Hello', de: 'Hallo' }, 'de-CH')).toBe('Hallo')
  expect(text({ en: 'Hello' }, 'de')).toBe('Hello')
  expect(text({ de: 'Hallo' }, 'en')).toBe('Hallo')
})

test('equal limits do not contradict each other', () => {
  const stored = [
    { id: 'length', settings: { min: 20 } },
    { id: 'maximum-length', settings: { max: 20 } },
  ]
  expect(storedRules.safeParse(stored).success).toBe(true)
})

test('required characters need one anywhere, and all at given positions, unless a count is set', () => {
  const countOf = (settings: object) =>
    toRules(storedRules.parse([{ id: 'required-characters', settings: { from: 'digit', ...settings } }]), 'en')[0]
      ?.settings.count
  expect([countOf({}), countOf({ positions: '1' }), countOf({ ending: 2 }), countOf({ count: 3 })]).toEqual([
    1,
    undefined,
    undefined,
    3,
  ])
})

test('the scheduled job uses the shortest maximum age', () => {
  const days = (all: number[]) => storedRules.parse(all.map((one) => ({ id: 'maximum-age', settings: { days: one } })))
  expect(maxPasswordAge(days([180, 90]))).toBe(90 * 86_400_000)
  expect(maxPasswordAge(storedRules.parse([{ id: 'complexity' }]))).toBeUndefined()
})

/** Labels, hints and choices anywhere in a schema. */
function keysIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([name, value]) => {
    if (name === 'label' || name === 'hint') return [String(value)]
    if (name === 'choices') return Object.values(value as object).map(String)
    return keysIn(value)
  })
}
