import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../languages/pick-language.ts'
import { getTranslator } from '../languages/translator.ts'
import { checkPassword, createRule, describeRule, textValues } from './check.ts'
import { passwordRules } from './index.ts'
import type { PasswordOwner, PasswordRule } from './rule.ts'
import { exampleRules } from './testing.ts'

/** Any text of UTF-16 code units, halves of pairs and control characters included, with common characters made likely. */
const anyPassword = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aZ0!ß密ıİé€ \t\0'),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('🔑', 'anna', 'ANNA', 'smith', '\uD83D', '\uDD11'),
    ),
    { maxLength: 256 },
  )
  .map((parts) => parts.join('').slice(0, 256))

const anyAbout: fc.Arbitrary<PasswordOwner> = fc.record(
  {
    account: fc.oneof(fc.constantFrom('anna', 'a.smith', ''), fc.string({ unit: 'binary', maxLength: 20 })),
    displayName: fc.oneof(fc.constantFrom('Anna Smith', 'Smith, Anna-Maria'), fc.string({ unit: 'binary' })),
  },
  { requiredKeys: [] },
)

const anyRules: fc.Arbitrary<PasswordRule[]> = fc
  .subarray(
    [
      fc.nat(300).map((min) => createRule('length', { min })),
      fc.nat(300).map((max) => createRule('maximum-length', { max })),
      fc.constant(createRule('complexity', {})),
      fc.constant(createRule('control-characters', {})),
      fc.nat(24).map((count) => createRule('history', { count })),
      fc.nat(1e9).map((minAge) => createRule('minimum-age', { minAge })),
      ...exampleRules.map((rule) => fc.constant(rule)),
      fc.constant<PasswordRule>({ id: 'of-a-later-version', where: 'page', settings: { anything: 1 } }),
    ],
    { minLength: 0 },
  )
  .chain((rules) => fc.tuple(...rules))

describe('the page', () => {
  let code: string
  let onThePage: typeof checkPassword

  beforeAll(async () => {
    code = await bundle()
    onThePage = runInNewContext(`${code};rules.checkPassword`)
  })

  test('breaks the same rules as the server, for every password', () => {
    fc.assert(
      fc.property(anyPassword, anyRules, anyAbout, (password, rules, about) => {
        const travelled = JSON.parse(JSON.stringify({ rules, about }))
        const there = JSON.stringify(onThePage(password, travelled.rules, travelled.about))
        expect(there).toBe(JSON.stringify(checkPassword(password, rules, about)))
      }),
      { numRuns: 500 },
    )
  })

  test('loads at most 8 kB for all rules', () => {
    expect(gzipSync(code).length).toBeLessThan(8_000)
  })
})

test('an additional character never breaks complexity or a minimum', () => {
  const rules = [createRule('complexity', {}), createRule('length', { min: 5 })]
  const readable = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 })
  fc.assert(
    fc.property(readable, fc.constantFrom(...'Aa0!密'), (password, more) => {
      const before = checkPassword(password, rules, {}).map(({ id }) => id)
      const after = checkPassword(password + more, rules, {}).map(({ id }) => id)
      expect(before).toEqual(expect.arrayContaining(after))
    }),
  )
})

test('broken rules come in the order of the policy, then those that always apply', () => {
  const rules = [createRule('complexity', {}), createRule('length', { min: 8 })]
  expect(checkPassword('a\0', rules, {})).toEqual([
    { id: 'complexity', values: {} },
    { id: 'length', values: { min: 8 } },
    { id: 'control-characters', values: {} },
  ])
})

test('a policy’s own settings replace those of a rule that always applies', () => {
  expect(checkPassword('', [createRule('length', { min: 8 })], {})).toEqual([{ id: 'length', values: { min: 8 } }])
})

test('a rule that this version does not know is left to the server', () => {
  const unknown: PasswordRule = { id: 'of-a-later-version', where: 'page', settings: {} }
  expect(checkPassword('a', [unknown], {})).toEqual([])
  expect(describeRule(getTranslator('en'), unknown)).toBeUndefined()
})

describe.each([...languages])('in %s', (language) => {
  test('every rule has a text, and every refusal', () => {
    expect([...new Set(exampleRules.map(({ id }) => id))].sort()).toEqual(passwordRules.map(({ id }) => id))
    for (const rule of exampleRules) {
      const text = describeRule(getTranslator(language), rule)
      expect(text).toMatch(/^\p{Lu}/u)
      expect(text).not.toMatch(/[{}]|undefined/)
      const values = textValues(rule)
      const key = `problems.password-${rule.id}` as 'problems.password-length'
      if (rule.where === 'note') continue
      const refusal = getTranslator(language)(key, { ...values, requirement: String(text), again: 0 })
      expect(refusal).toMatch(/^\p{Lu}.*\.$/u)
    }
  })
})

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: `${import.meta.dirname}/check.ts`, formats: ['iife'], name: 'rules' } },
  })) as Rolldown.RolldownOutput[]
  return built[0]?.output[0].code ?? ''
}
