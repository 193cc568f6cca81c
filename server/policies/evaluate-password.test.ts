import { expect, test } from 'vitest'
import { getTranslator } from '../../shared/languages/translator.ts'
import { createRule } from '../../shared/password-policy/check.ts'
import { markTime } from '../../shared/wizard/moment.ts'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { effectiveRules, evaluatePassword, type PasswordFacts, visibleRules } from './evaluate-password.ts'
import { storedRules, toRules } from './password-rules/stored-rules.ts'

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
  policyRules: [],
}
const person = { account: 'm.okafor', displayName: 'Miriam Okafor', password: 'Old-Password-1' }
const check = (newPassword: string, options: Partial<PasswordFacts> = {}, about: { password?: string } = {}) =>
  evaluatePassword(newPassword, { ...facts, ...options }, { ...person, ...about }, now)

test.each([
  ['Short-1', 'password-length', { min: 12 }],
  ['onlysmallletters', 'password-complexity', {}],
  ['Kitchen-Miriam-42', 'password-own-name', { name: 'Miriam' }],
  ['Kitchen-oKaFoR-42', 'password-own-name', { name: 'Okafor' }],
  ['Kitchen-m.okafor-42', 'password-own-name', { name: 'm.okafor' }],
  ['Bell\x07-Kitchen-42', 'password-control-characters', {}],
  ['Nul\0-Kitchen-42-x', 'password-control-characters', {}],
  ['', 'password-length', { min: 12 }],
  [`Aa-42-${'x'.repeat(251)}`, 'password-maximum-length', { max: 256 }],
  ['Old-Password-1', 'password-history', { count: 5 }],
])('%j is refused with the rule and what would satisfy it', async (newPassword, code, values) => {
  expect(await check(newPassword)).toEqual({ code, field: 'newPassword', values })
})

test.each(['Quiet-Lagoon-42', 'ключ-Замок-2026', 'Пароль 上海 2026'])('%j is accepted', async (newPassword) => {
  expect(await check(newPassword)).toBeUndefined()
})

test('a password that was changed too recently is refused first, with the time when it can be changed again', async () => {
  const state = { mustChange: false, passwordLastSet: new Date(now.getTime() - day / 2) }
  const refusal = await check('short', { state })
  expect(refusal).toEqual({
    code: 'password-minimum-age',
    field: 'newPassword',
    values: { again: markTime(new Date(now.getTime() + day / 2)) },
  })
  const text = getTranslator('en')('problems.password-minimum-age', refusal?.values)
  expect(text).toContain(`again from ${refusal?.values?.again};`)
})

test('a password that must be changed has no minimum age', async () => {
  const state = { mustChange: true, passwordLastSet: new Date(now.getTime() - day / 2) }
  expect(await check('Quiet-Lagoon-42', { state })).toBeUndefined()
})

test('a reset has no minimum age', async () => {
  const state = { mustChange: false, passwordLastSet: now }
  expect(await check('Quiet-Lagoon-42', { state }, { password: undefined })).toBeUndefined()
})

test('the page of a change lists every rule, the page of a reset all but the minimum age', async () => {
  const ids = ['length', 'complexity', 'own-name', 'history', 'minimum-age']
  expect(effectiveRules(facts, 'change').map(({ id }) => id)).toEqual(ids)
  expect(effectiveRules(facts, 'reset').map(({ id }) => id)).toEqual(ids.slice(0, -1))
})

test('a reset has no history rule where the domain ignores history', async () => {
  const samba = { ...facts, directory: { ...directory, resetIgnoresHistory: true } }
  expect(effectiveRules(samba, 'reset').map(({ id }) => id)).toEqual(['length', 'complexity', 'own-name'])
  expect(effectiveRules(samba, 'change').map(({ id }) => id)).toContain('history')
})

test('a reset has no history rule where the domain remembers no passwords', () => {
  const forgetful = { ...facts, directory: { ...directory, historyLength: 0 } }
  expect(effectiveRules(forgetful, 'reset').map(({ id }) => id)).toEqual(['length', 'complexity', 'own-name'])
})

test('an empty password is refused even if the domain has no rules', async () => {
  const lax = { ...directory, minLength: 0, complexity: false, historyLength: 0, minAge: 0 }
  expect(await check('', { directory: lax })).toMatchObject({ code: 'password-length', values: { min: 1 } })
  expect(await check('x', { directory: lax })).toBeUndefined()
})

test('complexity requires six characters, as Windows does', async () => {
  const lax = { ...directory, minLength: 0 }
  expect(await check('Aa1-x', { directory: lax })).toMatchObject({ code: 'password-length', values: { min: 6 } })
})

test.each([
  [8, 12],
  [20, 20],
])('of two minimum lengths the longer applies: policy %d, domain 12', async (own, min) => {
  expect(await check('Ab1-', { policyRules: [createRule('length', { min: own })] })).toMatchObject({ values: { min } })
})

test('a rule of the policy applies besides those of the domain', async () => {
  const own = [createRule('maximum-length', { max: 14 })]
  expect(await check('Quiet-Lagoon-42', { policyRules: own })).toMatchObject({
    code: 'password-maximum-length',
    values: { max: 14 },
  })
})

test('a reset keeps the policy’s rules, except those about the password before', () => {
  const rules = own({ id: 'runs', settings: { numeric: 2 } }, { id: 'minimum-age', settings: { days: 3 } })
  const idsOf = (write: 'change' | 'reset') =>
    effectiveRules({ ...facts, policyRules: rules }, write).map(({ id }) => id)
  expect(idsOf('reset')).toEqual(['length', 'complexity', 'own-name', 'runs', 'history'])
  expect(idsOf('change')).toEqual(['length', 'complexity', 'own-name', 'runs', 'minimum-age', 'history'])
})

test('a domain without a minimum age shows no rule about it', () => {
  const ageless = { ...facts, directory: { ...directory, minAge: 0 } }
  expect(effectiveRules(ageless, 'change').map(({ id }) => id)).toEqual(['length', 'complexity', 'own-name', 'history'])
})

test('every rule has a text for its refusal', async () => {
  const values = { min: 1, count: 1, again: '', name: 'x' }
  const codes = effectiveRules(facts, 'change').map(({ id }) => `problems.password-${id}` as const)
  for (const code of codes) expect(() => getTranslator('de')(code as 'problems.password-length', values)).not.toThrow()
})

const own = (...all: { id: string; settings?: object }[]) => toRules(storedRules.parse(all), 'en')

test('of several limits the strictest applies', () => {
  const rules = own(
    { id: 'length', settings: { min: 14 } },
    { id: 'maximum-length', settings: { max: 64 } },
    { id: 'maximum-length', settings: { max: 30 } },
    { id: 'minimum-age', settings: { days: 3 } },
    { id: 'complexity' },
  )
  const limits = effectiveRules({ ...facts, policyRules: rules }, 'change').map(({ id, settings }) => [id, settings])
  expect(limits).toEqual([
    ['length', { min: 14 }],
    ['complexity', {}],
    ['own-name', {}],
    ['maximum-length', { max: 30 }],
    ['minimum-age', { minAge: 3 * day }],
    ['history', { count: 5 }],
  ])
})

test('the policy’s minimum age applies if it is longer than the domain’s', async () => {
  const state = { mustChange: false, passwordLastSet: new Date(now.getTime() - 2 * day) }
  const refusal = await check('Quiet-Lagoon-42', {
    state,
    policyRules: own({ id: 'minimum-age', settings: { days: 3 } }),
  })
  expect(refusal).toMatchObject({
    code: 'password-minimum-age',
    values: { again: markTime(new Date(now.getTime() + day)) },
  })
})

test('the old password is compared only in a change', async () => {
  const rules = own({ id: 'difference', settings: { edits: 4 } })
  expect(await check('Old-Password-23', { policyRules: rules })).toEqual({
    code: 'password-difference',
    field: 'newPassword',
    values: { edits: 4, fresh: 0, both: 0 },
  })
  expect(await check('Old-Password-23', { policyRules: rules }, { password: undefined })).toBeUndefined()
  expect(effectiveRules({ ...facts, policyRules: rules }, 'reset').map(({ id }) => id)).not.toContain('difference')
})

test('a refusal that needs more than one message includes its text, in the person’s language', async () => {
  const rules = own({ id: 'categories', settings: { of: 5 } })
  const refusal = await check('Quiet-Lagoon-42', { policyRules: rules, language: 'de' })
  expect(refusal?.values?.requirement).toContain('1 Großbuchstabe')
})

test('a text of the organisation hides other rules, which still apply', async () => {
  const rules = own(
    { id: 'custom-text', settings: { texts: { en: 'See the intranet.' }, hides: ['complexity', 'history'] } },
    { id: 'runs', settings: { numeric: 2 } },
  )
  const all = effectiveRules({ ...facts, policyRules: rules }, 'change')
  expect(visibleRules(all).map(({ id }) => id)).toEqual(['length', 'custom-text', 'runs', 'minimum-age'])
  expect(await check('onlysmallletters', { policyRules: rules })).toMatchObject({ code: 'password-complexity' })
})

test('N27: the page of a person who has authenticated checks the own names; any other leaves them to the server', () => {
  const own = (owner?: { account: string; displayName: string }) =>
    visibleRules(effectiveRules(facts, 'change'), owner).find(({ id }) => id === 'own-name')
  expect(own()).toMatchObject({ where: 'server', settings: {} })
  expect(own(person)).toMatchObject({ where: 'page', settings: { names: ['m.okafor', 'Miriam', 'Okafor'] } })
})

test('where the policy and not the domain asks for complexity, the own names are kept out as well', async () => {
  const lax = { policyRules: own({ id: 'complexity' }), directory: { ...directory, complexity: false } }
  expect(await check('Kitchen-Miriam-42', lax)).toMatchObject({ code: 'password-own-name' })
})

test('rules that only the server can check are evaluated last, and not for a password that is already refused', async () => {
  const asked: string[] = []
  const rules = own({ id: 'breached' }, { id: 'strength' }, { id: 'runs', settings: { numeric: 2 } })
  const judge: PasswordFacts['evaluate'] = async (rule) => {
    asked.push(rule.id)
    return { ...rule, settings: { ...rule.settings, found: rule.id === 'breached' } }
  }
  expect(await check('Quiet-Lagoon-123', { policyRules: rules, evaluate: judge })).toMatchObject({
    code: 'password-runs',
  })
  expect(asked).toEqual([])
  expect(await check('Quiet-Lagoon-42', { policyRules: rules, evaluate: judge })).toMatchObject({
    code: 'password-breached',
  })
  expect(asked).toEqual(['own-name', 'breached'])
})

test('a rule that cannot be checked now refuses with `password-not-checked`', async () => {
  const judge: PasswordFacts['evaluate'] = async () => 'unavailable'
  const refusal = await check('Quiet-Lagoon-42', { policyRules: own({ id: 'breached' }), evaluate: judge })
  expect(refusal).toEqual({ code: 'password-not-checked', field: 'newPassword' })
})

test('a passphrase need not keep the policy’s rules that it relaxes, but always the domain’s', async () => {
  const judge: PasswordFacts['evaluate'] = async (rule) => ({ ...rule, settings: { ...rule.settings, found: true } })
  const rules = own({ id: 'passphrase' }, { id: 'dictionary' }, { id: 'runs', settings: { alphabetic: 1 } })
  const lax = { ...directory, complexity: false }
  expect(
    await check('quiet lagoon defines winter', { directory: lax, policyRules: rules, evaluate: judge }),
  ).toBeUndefined()
  expect(await check('quietlagoondefines', { directory: lax, policyRules: rules, evaluate: judge })).toMatchObject({
    code: 'password-runs',
  })
  expect(await check('quiet lagoon defines winter', { policyRules: rules, evaluate: judge })).toMatchObject({
    code: 'password-complexity',
  })
})

test('of a policy that cannot be read nothing is shown or refused; a line says that its rules are checked when the password is sent', async () => {
  const unknown: DirectoryPasswordPolicy = { ...directory, source: 'fine-grained', isUnknown: true }
  const rules = effectiveRules({ ...facts, directory: unknown, language: 'de' }, 'change')
  const text = expect.stringContaining('werden beim Absenden geprüft')
  expect(rules.find(({ id }) => id === 'custom-text')).toMatchObject({ settings: { text } })
  expect(rules.map(({ id }) => id).filter((id) => ['complexity', 'own-name', 'minimum-age'].includes(id))).toEqual([])
  expect(visibleRules(rules).find(({ id }) => id === 'length')).toMatchObject({ settings: { min: 1 } })
  expect(await check('short', { directory: unknown })).toBeUndefined()
  const own = toRules(storedRules.parse([{ id: 'length', settings: { min: 14 } }]), 'en')
  expect(await check('short', { directory: unknown, policyRules: own })).toMatchObject({ values: { min: 14 } })
})
