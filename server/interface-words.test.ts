import { globSync, readFileSync } from 'node:fs'
import { join, matchesGlob, resolve } from 'node:path'
import { parseSync } from 'vite'
import { expect, it } from 'vitest'
import { catalogues } from '../shared/languages/translator.ts'

/** Keeps retired words out of everything that people read: docs/interface-words.md lists them, and the exceptions. */

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** A text that people read; `place` is its key in the catalogue, or its file. */
interface Text {
  language: string
  place: string
  text: string
}

const rows = (section: string) =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (thing|phrase) \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

/** `phrase`: whole words; `phrase…`: also as the beginning of a longer word. `mail` is not found in `e-mail`. */
const toPattern = (phrase: string) => {
  const words = phrase.replace(/…$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\be-)${words}${phrase.endsWith('…') ? '' : '(?![\\p{L}\\p{N}])'}`, 'giu')
}
const toEntry = (phrase: string) => ({ phrase, pattern: toPattern(phrase) })

const [terms = '', exceptionTable = ''] = read('docs/interface-words.md').split('\n## Exceptions\n')
const retired = rows(terms).flatMap(([, , en = '', de = '', , notEnglish, notGerman]) => [
  ...quoted(notEnglish).map((phrase) => ({ ...toEntry(phrase), language: 'en', word: en })),
  ...quoted(notGerman).map((phrase) => ({ ...toEntry(phrase), language: 'de', word: de })),
])
const exceptions = rows(exceptionTable).flatMap(([, phrases, places = '']) =>
  quoted(phrases).map((phrase) => ({ ...toEntry(phrase), globs: places === 'everywhere' ? ['**'] : quoted(places) })),
)

/** What the terminal says: string literals of more than one word in what starts, checks and administers the server. */
const programs = globSync('server/{*.ts,doctor/*.ts,commands/*.ts,bootstrap/*.mjs,web/practice/*.{ts,tsx}}', {
  cwd: root,
}).filter((file) => !/(\.test|\.contract|testing|practice\/(style|script))\.\w+$|\/testing/.test(file))

function literalsIn(file: string): string[] {
  const found: string[] = []
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'Literal' && 'value' in node) found.push(String(node.value))
    if ('type' in node && node.type === 'TemplateElement' && 'value' in node) found.push(readTemplate(node.value))
    for (const child of Object.values(node).flat()) visit(child)
  }
  visit(parseSync(file, read(file)).program)
  return found.filter((text) => /\p{L} \p{L}/u.test(text))
}

const readTemplate = (value: unknown) =>
  typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''

const settingsOfBrowsers = (file: string, language: string): Text[] =>
  [...read(file).matchAll(/<(?:string|label|listBox)[^>]*>([^<]+)<|"(?:title|description)": "([^"]+)"/g)].map(
    ([, inXml, inJson]) => ({ language, place: file, text: inXml ?? inJson ?? '' }),
  )

const texts: Text[] = [
  ...Object.entries(catalogues).flatMap(([language, catalogue]) =>
    Object.entries(catalogue).map(([place, text]) => ({ language, place, text })),
  ),
  ...programs.flatMap((file) => literalsIn(file).map((text) => ({ language: 'en', place: file, text }))),
  ...settingsOfBrowsers('docs/policies/en-US/latchkey.adml', 'en'),
  ...settingsOfBrowsers('docs/policies/de-DE/latchkey.adml', 'de'),
  ...settingsOfBrowsers('extension/public/managed-schema.json', 'en'),
]

const isAt = (place: string, globs: readonly string[]) => globs.some((glob) => matchesGlob(place, glob))

/** Without markup, names in braces, addresses, paths and what an exception allows at this place. */
function readable({ place, text }: Text): string {
  const allowed = exceptions.filter(({ globs }) => isAt(place, globs))
  const plain = text
    .replace(/https?:\/\/\S+|\]\([^)]*\)|<[^>]*(?:>|$)|(?<=^|\s)\/\S+|\{\w+|\w+[.@][\w.]+/g, ' ')
    .replace(/\s+/g, ' ')
  return allowed.reduce((rest, { pattern }) => rest.replace(pattern, ' '), plain)
}

it('no text that people read has a retired word, but for the listed exceptions', () => {
  const wrong = texts.flatMap((text) => {
    const rest = readable(text)
    return retired
      .filter(({ language, pattern }) => language === text.language && rest.search(pattern) >= 0)
      .map(({ phrase, word }) => `${text.language} ${text.place}: not “${phrase}”, but “${word}”: ${text.text}`)
  })
  expect(wrong).toEqual([])
})

it('every exception is still needed', () => {
  const unused = exceptions.filter(
    ({ pattern, globs }) => !texts.some(({ place, text }) => isAt(place, globs) && text.search(pattern) >= 0),
  )
  expect(unused.map(({ phrase }) => phrase)).toEqual([])
})

it('every language of the program has its columns', () => {
  expect(retired.length).toBeGreaterThan(100)
  expect([...new Set(retired.map(({ language }) => language))].sort()).toEqual(Object.keys(catalogues).sort())
})

it('a number before a noun is a plural in every language', () => {
  const counts =
    /\{(minutes|hours|days|seconds|count|minimum|maximum|length|min|max|words|amount|edits|fresh|times|guesses|inSuccession|anywhere|numeric|alphabetic|mirrored|ending|left)\}[ -](?!kB|MB)\p{L}/u
  const wrong = Object.values(catalogues).flatMap((catalogue) =>
    Object.entries(catalogue).filter(([, text]) => counts.test(text)),
  )
  expect(wrong.map(([key]) => key)).toEqual([])
})
