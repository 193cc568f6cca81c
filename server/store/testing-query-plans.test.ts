import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findWholeReads, mayReadWhole } from './testing-query-plans.ts'

const root = join(import.meta.dirname, '..')

test.each([
  ['select * from "Run"', 'SCAN Run', ['Run']],
  ['select * from "Run" order by "id"', 'SCAN Run USING INDEX sqlite_autoindex_Run_1', ['Run']],
  ['select * from "Run" as "old" where 1 = 1', 'SCAN old', ['Run']],
  ['select * from "Run" where "id" = ?', 'SEARCH Run USING INDEX sqlite_autoindex_Run_1 (id=?)', []],
  ['insert into "Run" values (?), (?)', 'SCAN 2-ROW VALUES CLAUSE', []],
  ['select 1', 'SCAN CONSTANT ROW', []],
  ['select * from "Setting"', 'SCAN Setting', []],
])('of %s, %s: read whole are %j', (sql, detail, tables) => {
  expect(findWholeReads(sql, [{ detail }])).toEqual(tables)
})

interface Declared {
  name: string
  text: string
  asks: boolean
}

/** Declarations at the top level of the server's files, by a line that begins one. */
function readDeclared(files: readonly string[]): Declared[] {
  return files.flatMap((file) => {
    const texts = readFileSync(join(root, file), 'utf8').split(
      /\n(?=export |async |function|const |let |interface |type |\/)/,
    )
    return texts.flatMap((text) => {
      const [, named, assigned] = /^(?:export )?(?:(?:async )?function\*? (\w+)|const (\w+)\b)/.exec(text) ?? []
      const name = named ?? assigned
      const asks = /^(?:store|audit)\//.test(file) && /\b(?:selectFrom|updateTable|deleteFrom|deleteRows)\(/.test(text)
      return name === undefined ? [] : [{ name, text, asks }]
    })
  })
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const isTest = (file: string) => /\.test\.|testing/.test(file)

test('every function that asks the database is named by a test, or by what a test names', () => {
  const declared = readDeclared(files.filter((file) => !isTest(file)))
  const words = (text: string) => new Set(text.match(/\w+/g))
  const reached = words(
    files
      .filter(isTest)
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n'),
  )
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const { name, text } of declared) if (reached.has(name)) for (const word of words(text)) reached.add(word)
  }
  const asking = declared.filter(({ asks }) => asks)
  expect(asking.length).toBeGreaterThan(130)
  expect(asking.filter(({ name }) => !reached.has(name)).map(({ name }) => name)).toEqual([])
})

test('what may read a whole table is there', () => {
  for (const origin of Object.keys(mayReadWhole)) {
    const [file = '', name = ''] = origin.split(' ')
    expect(readFileSync(join(root, file), 'utf8'), origin).toMatch(new RegExp(`\\b${name}\\b`))
  }
})
