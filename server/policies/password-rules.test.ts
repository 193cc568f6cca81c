import { expect, test } from 'vitest'
import { words } from '../../shared/languages/words.ts'
import { ruleInForce } from '../../shared/password-policy/check.ts'
import type { DirectoryPasswordPolicy } from '../directory/directory.ts'
import { type PasswordFacts, rulesInForce, verdict } from './password-rules.ts'

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
