import { describe, expect, test } from 'vitest'
import { errorStatus } from '../errors.ts'
import { en } from './en.ts'
import { languages } from './pick-language.ts'
import { listPlaceholders } from './placeholders.ts'
import { catalogues } from './translator.ts'

/** Values that are rightly the same in English and in the other language: names, and words that both share. */
const sameInBoth: readonly string[] = [
  'Helpdesk',
  'Latchkey',
  'Name',
  'Passkey',
  'Passkey {number}',
  'Person',
  'Version {version}',
  '{at, date, long}',
]

const others = Object.keys(catalogues).filter((language) => language !== 'en')
const english = Object.entries<string>(en)

test('every language has a catalogue', () => {
  expect(Object.keys(catalogues).sort()).toEqual([...languages].sort())
})

test('every code of an AppError has a text', () => {
  const worded = english.map(([key]) => key).filter((key) => key.startsWith('errors.'))
  expect(worded.sort()).toEqual(
    Object.keys(errorStatus)
      .map((code) => `errors.${code}`)
      .sort(),
  )
})

describe.each(others)('%s', (language) => {
  const catalogue: Record<string, string> = catalogues[language] ?? {}

  test('has the same keys as English', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort())
  })

  test('has the same placeholders as English in every message', () => {
    const differing = english.filter(
      ([key, message]) =>
        JSON.stringify(listPlaceholders(message)) !== JSON.stringify(listPlaceholders(catalogue[key] ?? '')),
    )
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test('ends each text as English does: a sentence, a question or neither', () => {
    const endOf = (message = '') => /[.?]?(?=\}*$)/u.exec(message)?.[0]
    expect(english.filter(([key, message]) => endOf(message) !== endOf(catalogue[key])).map(([key]) => key)).toEqual([])
  })

  test('has no text that is still English', () => {
    const left = english.filter(
      ([key, message]) => catalogue[key] === message && /\p{L}/u.test(outsidePlaceholders(message)),
    )
    expect(left.map(([, message]) => message).filter((message) => !sameInBoth.includes(message))).toEqual([])
  })
})

describe.each(Object.keys(catalogues))('tone of %s', (language) => {
  const messages = Object.entries<string>(catalogues[language] ?? {})
  const offending = (pattern: RegExp) => messages.filter(([, message]) => pattern.test(message)).map(([key]) => key)

  test('has neither "please" nor exclamation marks', () => {
    expect(offending(/\b(please|bitte)\b|[!¡！]/iu)).toEqual([])
  })

  test('has typographic apostrophes, quotation marks and dots', () => {
    expect(offending(/\p{L}'\p{L}|"|\.\.\.|\S…/u)).toEqual([])
  })

  test('has no text that is empty, or begins or ends with a space', () => {
    expect(offending(/^$|^\s|\s$/u)).toEqual([])
  })

  test('keeps its sections in order and each in alphabetical order', () => {
    const sections = [...new Set(messages.map(([key]) => key.split('.')[0]))]
    expect(messages.map(([key]) => key)).toEqual(
      sections.flatMap((section) =>
        messages
          .map(([key]) => key)
          .filter((key) => key.startsWith(`${section}.`))
          .sort(),
      ),
    )
  })
})

const outsidePlaceholders = (message: string) => message.replace(/\{\w+\}/gu, '')
