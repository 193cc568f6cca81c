import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findLanguages } from './find-languages.ts'
import { readStatements } from './grammar.ts'
import { normalise } from './patterns.ts'
import { vocabularies } from './vocabularies/index.ts'

/** `sentences.txt` by language: what a sentence says, and the sentence. */
function readSentences(): [lang: string, says: string, sentence: string][] {
  const text = readFileSync(join(import.meta.dirname, 'sentences.txt'), 'utf8')
  return text
    .split('\n# ')
    .slice(1)
    .flatMap((section) => {
      const [lang = '', ...lines] = section.trim().split('\n')
      return lines.map((line): [string, string, string] => [lang, line.charAt(0), line.slice(2)])
    })
}
const written = readSentences()

test.each([...new Set(written.map(([lang]) => lang))])('%s: what each written sentence says is read', (language) => {
  const own = written.filter(([lang]) => lang === language)
  const wrong = own.filter(([, says, sentence]) => {
    const text = normalise(sentence)
    const words = findLanguages(text, language).flatMap((each) => vocabularies[each] ?? [])
    const { expired, asks } = readStatements(text, words)
    if (says === '+') return !expired
    return says === '?' ? !expired && !asks : expired || asks
  })
  expect(wrong).toEqual([])
  expect(own.filter(([, says]) => says === '+').length).toBeGreaterThan(10)
  expect(own.filter(([, says]) => says === '-').length).toBeGreaterThan(10)
})
