import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compiledMessages } from './compile-plugin.ts'
import { en } from './en.ts'
import type { MessageKey, MessageValues } from './keys.ts'
import { languages } from './pick-language.ts'
import { listPlaceholders, type Placeholder } from './placeholders.ts'
import { getTranslator } from './translator.ts'

type GetTranslator = typeof getTranslator

const browser = join(import.meta.dirname, 'browser.ts')
const keys = Object.keys(en) as MessageKey[]
let folder: string
let getCompiledTranslator: GetTranslator

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'latchkey-messages-'))
  getCompiledTranslator = (await bundle('all', [''])).getTranslator
})

afterAll(() => rm(folder, { recursive: true }))

test('compiled messages give the same text as the messages on the server, in every language', () => {
  const expectSame = (key: MessageKey, codes: readonly string[], numRuns: number) =>
    fc.assert(
      fc.property(valuesFor(key), (values) => {
        for (const language of codes)
          expect(getCompiledTranslator(language)(key, values)).toBe(getTranslator(language)(key, values))
      }),
      { numRuns },
    )
  for (const key of keys) {
    // A text without values is the same each time, and so is which language stands for another one.
    expectSame(key, languages, listPlaceholders(en[key]).length > 0 ? 25 : 1)
    expectSame(key, ['de-CH', 'tlh'], 1)
  }
})

test('a bundle contains only the requested texts and no message parser', async () => {
  const rules = await bundle('rules', ['rules.'])
  const { code } = rules
  expect(rules.getTranslator('de')('rules.length', { min: 12 })).toBe('Mindestens 12 Zeichen')
  expect(code).toContain('rules.complexity')
  expect(code).not.toContain('errors.unexpected')
  expect(code).not.toMatch(/MISSING_VALUE|INVALID_NUMBER_SKELETON/)
  expect(gzipSync(code).length).toBeLessThan(4_000)
})

test('the texts of the wizard, which the first page of people loads, are smaller than 5 kB gzipped', async () => {
  const { code } = await bundle('wizard', ['wizard.'])
  expect(gzipSync(code).length).toBeLessThan(5_000)
})

async function bundle(name: string, prefixes: string[]): Promise<{ code: string; getTranslator: GetTranslator }> {
  const out = join(folder, name)
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [compiledMessages({ prefixes })],
    build: { outDir: out, emptyOutDir: false, lib: { entry: browser, formats: ['es'], fileName: 'texts' } },
  })
  const file = (await readdir(out)).find((file) => file.startsWith('texts')) ?? ''
  const code = await readFile(join(out, file), 'utf8')
  return { code, ...((await import(pathToFileURL(join(out, file)).href)) as { getTranslator: GetTranslator }) }
}

function valuesFor(key: MessageKey): fc.Arbitrary<MessageValues> {
  return fc.record(Object.fromEntries(listPlaceholders(en[key]).map((one) => [one.name, valueFor(one)])))
}

function valueFor({ kind, choices }: Placeholder): fc.Arbitrary<string | number> {
  if (kind === 'select') return fc.constantFrom(...choices, 'something else', 'constructor')
  if (kind === 'date') return fc.integer({ min: 0, max: 4e12 })
  if (kind === 'plural') return fc.oneof(fc.integer({ min: 0, max: 3 }), fc.nat())
  if (kind === 'number') return fc.double({ noNaN: true })
  return fc.oneof(fc.string({ unit: 'binary' }), fc.integer())
}
