import { expect, test } from 'vitest'
import { words } from '../../shared/languages/words.ts'
import { ruleInForce } from '../../shared/password-policy/check.ts'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { ownRules, rulesOf } from './password-rules/stored-rules.ts'
import { type PasswordFacts, rulesInForce, shownRules, verdict } from './password-rules.ts'

const day = 86_400_000
const now = new Date('2026-11-21T12:00:00Z')

const directory: DirectoryPasswordPolicy = {
  source: 'domain',
  minLength: 12,
  historyLength: 5,
  complexity: true,
  minAge: day,
  maxAge: 90 * day,
  lockoutThreshold: 10,
  lockoutDuration: 0,
  observationWindow: 0,
}
const facts: PasswordFacts = {
  directory,
  state: { mustChange: false, passwordLastSet: new Date(now.getTime() - 10 * day) },
  own: [],
}
const person = { account: 'm.okafor', displayName: 'Miriam Okafor', password: 'Old-Password-1' }
const check = (newPassword: string, of: Partial<PasswordFacts> = {}, about: { password?: string } = {}) =>
  verdict(newPassword, { ...facts, ...of }, { ...person, ...about }, now)

test.each([
  ['Short-1', 'password-length', { min: 12 }],
  ['onlysmallletters', 'password-complexity', {}],
  ['Kitchen-Miriam-42', 'password-complexity', {}],
  ['Kitchen-oKaFoR-42', 'password-complexity', {}],
  ['Kitchen-m.okafor-42', 'password-complexity', {}],
  ['Bell\x07-Kitchen-42', 'password-control-characters', {}],
  ['Nul\0-Kitchen-42-x', 'password-control-characters', {}],
  ['', 'password-length', { min: 12 }],
  [`Aa-42-${'x'.repeat(251)}`, 'password-maximum-length', { max: 256 }],
  ['Old-Password-1', 'password-history', { count: 5 }],
])('%j is refused with the rule and what would satisfy it', async (newPassword, code, values) => {
  expect(await check(newPassword)).toEqual({ code, field: 'newPassword', values })
})

test.each(['Quiet-Lagoon-42', 'ключ-Замок-2026', 'Пароль 上海 2026'])('%j is taken', async (newPassword) => {
  expect(await check(newPassword)).toBeUndefined()
})

test('a password changed too recently is refused first, with the moment when it can be changed again', async () => {
  const state = { mustChange: false, passwordLastSet: new Date(now.getTime() - day / 2) }
  const refusal = await check('short', { state })
  expect(refusal).toEqual({
    code: 'password-minimum-age',
    field: 'newPassword',
    values: { again: now.getTime() + day / 2 },
  })
  const text = words('en')('problems.password-minimum-age', refusal?.values)
  expect(text).toContain(new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(now.getTime() + day / 2))
})

test('who must change a password may, however young it is', async () => {
  const state = { mustChange: true, passwordLastSet: new Date(now.getTime() - day / 2) }
  expect(await check('Quiet-Lagoon-42', { state })).toBeUndefined()
})

test('a reset knows no minimum age', async () => {
  const state = { mustChange: false, passwordLastSet: now }
  expect(await check('Quiet-Lagoon-42', { state }, { password: undefined })).toBeUndefined()
})

test('the page of a change lists every rule, that of a reset all but the minimum age', async () => {
  const ids = ['length', 'complexity', 'history', 'minimum-age']
  expect(rulesInForce(facts, 'change').map(({ id }) => id)).toEqual(ids)
  expect(rulesInForce(facts, 'reset').map(({ id }) => id)).toEqual(ids.slice(0, -1))
})

test('a reset promises no look at earlier passwords where the domain cannot take one', async () => {
  const samba = { ...facts, directory: { ...directory, resetIgnoresHistory: true } }
  expect(rulesInForce(samba, 'reset').map(({ id }) => id)).toEqual(['length', 'complexity'])
  expect(rulesInForce(samba, 'change').map(({ id }) => id)).toContain('history')
})

test('a domain that asks for nothing still takes no empty password', async () => {
  const lax = { ...directory, minLength: 0, complexity: false, historyLength: 0, minAge: 0 }
  expect(await check('', { directory: lax })).toMatchObject({ code: 'password-length', values: { min: 1 } })
  expect(await check('x', { directory: lax })).toBeUndefined()
})

test('complexity asks for six characters, as Windows does', async () => {
  const lax = { ...directory, minLength: 0 }
  expect(await check('Aa1-x', { directory: lax })).toMatchObject({ code: 'password-length', values: { min: 6 } })
})

test.each([
  [8, 12],
  [20, 20],
])('of two minimum lengths the longer holds: own %d, domain 12', async (own, min) => {
  expect(await check('Ab1-', { own: [ruleInForce('length', { min: own })] })).toMatchObject({ values: { min } })
})

test('an own rule holds beside those of the domain', async () => {
  const own = [ruleInForce('maximum-length', { max: 14 })]
  expect(await check('Quiet-Lagoon-42', { own })).toMatchObject({
    code: 'password-maximum-length',
    values: { max: 14 },
  })
})

test('every rule has words for its refusal', async () => {
  const codes = rulesInForce(facts, 'change').map(({ id }) => `problems.password-${id}` as const)
  for (const code of codes)
    expect(() => words('de')(code as 'problems.password-length', { min: 1, count: 1, again: 0 })).not.toThrow()
})

const own = (...all: { id: string; settings?: object }[]) => rulesOf(ownRules.parse(all), 'en')

test('of several limits the strictest is left', () => {
  const rules = own(
    { id: 'length', settings: { min: 14 } },
    { id: 'maximum-length', settings: { max: 64 } },
    { id: 'maximum-length', settings: { max: 30 } },
    { id: 'minimum-age', settings: { days: 3 } },
    { id: 'complexity' },
  )
  const limits = rulesInForce({ ...facts, own: rules }, 'change').map(({ id, settings }) => [id, settings])
  expect(limits).toEqual([
    ['length', { min: 14 }],
    ['complexity', {}],
    ['maximum-length', { max: 30 }],
    ['minimum-age', { minAge: 3 * day }],
    ['history', { count: 5 }],
  ])
})

test('an own minimum age holds where it is longer than the domain’s', async () => {
  const state = { mustChange: false, passwordLastSet: new Date(now.getTime() - 2 * day) }
  const refusal = await check('Quiet-Lagoon-42', { state, own: own({ id: 'minimum-age', settings: { days: 3 } }) })
  expect(refusal).toMatchObject({ code: 'password-minimum-age', values: { again: now.getTime() + day } })
})

test('the old password is compared in a change only', async () => {
  const rules = own({ id: 'difference', settings: { edits: 4 } })
  expect(await check('Old-Password-23', { own: rules })).toEqual({
    code: 'password-difference',
    field: 'newPassword',
    values: { edits: 4, fresh: 0, both: 0 },
  })
  expect(await check('Old-Password-23', { own: rules }, { password: undefined })).toBeUndefined()
  expect(rulesInForce({ ...facts, own: rules }, 'reset').map(({ id }) => id)).not.toContain('difference')
})

test('a refusal that one message cannot word brings its words along, in the person’s language', async () => {
  const rules = own({ id: 'categories', settings: { of: 5 } })
  const refusal = await check('Quiet-Lagoon-42', { own: rules, language: 'de' })
  expect(refusal?.values?.requirement).toContain('1 Großbuchstabe')
})

test('a text of the organisation stands for others, which hold all the same', async () => {
  const rules = own(
    { id: 'custom-text', settings: { texts: { en: 'See the intranet.' }, hides: ['complexity', 'history'] } },
    { id: 'runs', settings: { numeric: 2 } },
  )
  const all = rulesInForce({ ...facts, own: rules }, 'change')
  expect(shownRules(all).map(({ id }) => id)).toEqual(['length', 'custom-text', 'runs', 'minimum-age'])
  expect(await check('onlysmallletters', { own: rules })).toMatchObject({ code: 'password-complexity' })
})

test('what only the server can judge is asked last, and not of a password that is refused already', async () => {
  const asked: string[] = []
  const rules = own({ id: 'breached' }, { id: 'strength' }, { id: 'runs', settings: { numeric: 2 } })
  const judge: PasswordFacts['judge'] = async (rule) => {
    asked.push(rule.id)
    return { ...rule, settings: { ...rule.settings, found: rule.id === 'breached' } }
  }
  expect(await check('Quiet-Lagoon-123', { own: rules, judge })).toMatchObject({ code: 'password-runs' })
  expect(asked).toEqual([])
  expect(await check('Quiet-Lagoon-42', { own: rules, judge })).toMatchObject({ code: 'password-breached' })
  expect(asked).toEqual(['breached'])
})

test('what cannot be judged now is said as that', async () => {
  const judge: PasswordFacts['judge'] = async () => 'unavailable'
  const refusal = await check('Quiet-Lagoon-42', { own: own({ id: 'breached' }), judge })
  expect(refusal).toEqual({ code: 'password-not-checked', field: 'newPassword' })
})

test('a passphrase is let off from the own rules that it relaxes, never from the domain’s', async () => {
  const judge: PasswordFacts['judge'] = async (rule) => ({ ...rule, settings: { ...rule.settings, found: true } })
  const rules = own({ id: 'passphrase' }, { id: 'dictionary' }, { id: 'runs', settings: { alphabetic: 1 } })
  const lax = { ...directory, complexity: false }
  expect(await check('quiet lagoon defines winter', { directory: lax, own: rules, judge })).toBeUndefined()
  expect(await check('quietlagoondefines', { directory: lax, own: rules, judge })).toMatchObject({
    code: 'password-runs',
  })
  expect(await check('quiet lagoon defines winter', { own: rules, judge })).toMatchObject({
    code: 'password-complexity',
  })
})
