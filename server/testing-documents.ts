import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect } from 'vitest'

/** For tests of documents that name tests: `path`: “title” · “title of the same file” · `another path`: “title”. */

const root = resolve(import.meta.dirname, '..')

export const readDocument = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The cells of each row of every table, heads included. */
export const rowsOf = (document: string): string[][] =>
  document
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

export const quoted = (text: string): string[] => [...text.matchAll(/“([^”]+)”/g)].map(([, said = '']) => said)

interface NamedTest {
  file: string
  title: string
}

export const testsIn = (text: string): NamedTest[] =>
  [...text.matchAll(/`([^`]+)`: ((?:“[^”]+”(?: · )?)+)/g)].flatMap(([, file = '', titles = '']) =>
    quoted(titles).map((title) => ({ file, title })),
  )

export function expectTestToExist({ file, title }: NamedTest): void {
  expect(existsSync(join(root, file)), file).toBe(true)
  expect(readDocument(file), file).toMatch(titled(title))
}

/** A pattern for a test's title in a source; `…` matches what is filled in. */
function titled(title: string): RegExp {
  const literal = title.split('…').map(escaped).join('(?:\\$\\{[^}]+\\}|%\\w)')
  return new RegExp(`\\b(?:test|it)\\b[^]*?\\(\\s*(['"\`])${literal}\\1`)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
