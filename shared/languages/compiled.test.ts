import { afterEach, expect, test, vi } from 'vitest'
import { type CompiledMessage, createCompiledTranslators } from './compiled.ts'

afterEach(() => vi.unstubAllGlobals())

/** As `compile-message.ts` writes `{until, time, short}`. */
const time: CompiledMessage = ({ until }, format) => format.date(until, { timeStyle: 'short', timeZone: 'UTC' })
const until = Date.UTC(2026, 10, 28, 14, 29)

test.each([
  ['en', ['en-GB', 'en'], '14:29'],
  ['en', ['en-US'], '2:29 PM'],
  ['de', ['en-US', 'de-AT'], '14:29'],
  ['en', ['de-DE'], '2:29 PM'],
])(
  'E27: a time of the wizard in %s is written for the region of a browser that wants %j',
  (language, languages, written) => {
    vi.stubGlobal('navigator', { languages })
    const getTranslator = createCompiledTranslators({ en: { 'wizard.moment': time }, de: { 'wizard.moment': time } })
    expect(getTranslator(language)('wizard.moment', { until }).replace(/\s/gu, ' ')).toBe(written)
  },
)
