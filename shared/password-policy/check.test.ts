import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { languages } from '../languages/pick-language.ts'
import { words } from '../languages/words.ts'
import { checkPassword, ruleInForce, wordRule } from './check.ts'
import { passwordRules } from './index.ts'
import type { About, RuleInForce } from './rule.ts'
import { oneOfEach } from './testing.ts'

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

const anyAbout: fc.Arbitrary<About> = fc.record(
  {
    account: fc.oneof(fc.constantFrom('anna', 'a.smith', ''), fc.string({ unit: 'binary', maxLength: 20 })),
    displayName: fc.oneof(fc.constantFrom('Anna Smith', 'Smith, Anna-Maria'), fc.string({ unit: 'binary' })),
  },
  { requiredKeys: [] },
)

const anyRules: fc.Arbitrary<RuleInForce[]> = fc
  .subarray(
    [
      fc.nat(300).map((min) => ruleInForce('length', { min })),
      fc.nat(300).map((max) => ruleInForce('maximum-length', { max })),
      fc.constant(ruleInForce('complexity', {})),
      fc.constant(ruleInForce('control-characters', {})),
      fc.nat(24).map((count) => ruleInForce('history', { count })),
      fc.nat(1e9).map((minAge) => ruleInForce('minimum-age', { minAge })),
      ...oneOfEach.map((rule) => fc.constant(rule)),
      fc.constant<RuleInForce>({ id: 'of-a-later-version', where: 'page', settings: { anything: 1 } }),
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
  }, 60_000)

  test('says of every password what the server says', () => {
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

test('another class of characters never breaks complexity, one more character never a minimum', () => {
  const rules = [ruleInForce('complexity', {}), ruleInForce('length', { min: 5 })]
  const readable = fc.string({ unit: 'grapheme', minLength: 3, maxLength: 40 })
  fc.assert(
    fc.property(readable, fc.constantFrom(...'Aa0!密'), (password, more) => {
      const before = checkPassword(password, rules, {}).map(({ id }) => id)
      const after = checkPassword(password + more, rules, {}).map(({ id }) => id)
      expect(before).toEqual(expect.arrayContaining(after))
    }),
  )
})

test('broken rules come in the order of the policy, then those that always hold', () => {
  const rules = [ruleInForce('complexity', {}), ruleInForce('length', { min: 8 })]
  expect(checkPassword('a\0', rules, {})).toEqual([
    { id: 'complexity', values: {} },
    { id: 'length', values: { min: 8 } },
    { id: 'control-characters', values: {} },
  ])
})

test('a rule that this version does not know is left to the server', () => {
  const unknown: RuleInForce = { id: 'of-a-later-version', where: 'page', settings: {} }
  expect(checkPassword('a', [unknown], {})).toEqual([])
  expect(wordRule(words('en'), unknown)).toBeUndefined()
})

describe.each([...languages])('in %s', (language) => {
  test('every rule is worded, the list beside the field and the refusal alike', () => {
    expect([...new Set(oneOfEach.map(({ id }) => id))].sort()).toEqual(passwordRules.map(({ id }) => id))
    for (const rule of oneOfEach) {
      const text = wordRule(words(language), rule)
      expect(text).toMatch(/^\p{Lu}/u)
      expect(text).not.toMatch(/[{}]|undefined/)
      const values = { ...passwordRules.find(({ id }) => id === rule.id)?.values?.(rule.settings as never) }
      const key = `problems.password-${rule.id}` as 'problems.password-length'
      if (rule.where === 'note') continue
      const refusal = words(language)(key, { ...values, requirement: String(text), again: 0 })
      expect(refusal).toMatch(/^\p{Lu}.*\.$/u)
    }
  })
})

test.each([
  [0, 'Last change at least 1 minute ago'],
  [90_000, 'Last change at least 2 minutes ago'],
  [3_600_000, 'Last change at least 1 hour ago'],
  [86_400_000, 'Last change at least 1 day ago'],
  [172_800_000, 'Last change at least 2 days ago'],
  [90_000_000, 'Last change at least 25 hours ago'],
])('a minimum age of %i ms is told as "%s"', (minAge, text) => {
  expect(wordRule(words('en'), ruleInForce('minimum-age', { minAge }))).toBe(text)
})

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: `${import.meta.dirname}/check.ts`, formats: ['iife'], name: 'rules' },
    },
  })) as Rolldown.RolldownOutput[]
  return built[0]?.output[0].code ?? ''
}
