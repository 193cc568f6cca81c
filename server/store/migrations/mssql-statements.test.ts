import { type CompiledQuery, DummyDriver, Kysely, MssqlAdapter, MssqlIntrospector, MssqlQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import { temporaryStore } from '../testing.ts'
import { migrations } from './index.ts'

/**
 * The statements of the migrations as SQL Server gets them, read without a server: what it would refuse, or what would make another
 * schema than on SQLite. Whether a real server accepts them is tested where there is one (`LATCHKEY_TEST_MSSQL_URL`).
 */
async function compileMigrations(): Promise<CompiledQuery[]> {
  const statements: CompiledQuery[] = []
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new MssqlAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (reader) => new MssqlIntrospector(reader),
      createQueryCompiler: () => new MssqlQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query),
  })
  for (const { up } of Object.values(migrations)) await up(db)
  await db.destroy()
  return statements
}

interface Column {
  type: string
  nullable: boolean
}

interface Schema {
  /** By table, then by column. */
  tables: Map<string, Map<string, Column>>
  indices: { name: string; table: string; columns: string[]; clustered: boolean }[]
}

/** `"name" type [collate …] [default …] [not null] [primary key] …` */
const columnPattern = /^"(\w+)" ((?:varchar|nvarchar|datetime2)\(\w+\)|bit|integer)( collate Latin1_General_BIN2)?(.*)$/

function readColumn(definition: string): { name: string; column: Column; rest: string } {
  const [, name = '', type = '', collation = '', rest = ''] = columnPattern.exec(definition) ?? []
  if (!name) throw new Error(`not a column that is known here: ${definition}`)
  return { name, column: { type: type + collation, nullable: !rest.includes('not null') }, rest }
}

const quotedNames = (text: string) => [...text.matchAll(/"(\w+)"/g)].map(([, name = '']) => name)

function readSchema(texts: readonly string[]): Schema {
  const tables: Schema['tables'] = new Map()
  const indices: Schema['indices'] = []
  for (const text of texts) {
    const [, created, body = ''] = /^create table "(\w+)" \((.*)\)$/.exec(text) ?? []
    const [, altered, added = ''] = /^alter table "(\w+)" add (.*)$/.exec(text) ?? []
    const [, name = '', indexed, columns = ''] =
      /^create (?:unique )?index "(\w+)" on "(\w+)" \(([^)]*)\)/.exec(text) ?? []
    if (created) {
      const columnsOfTable = new Map<string, Column>()
      tables.set(created, columnsOfTable)
      // A comma inside parentheses belongs to a list of columns.
      for (const part of body.split(/, (?![^(]*\))/)) {
        const [, constraint = '', kind = '', list = ''] =
          /^constraint "(\w+)" (primary key|unique|foreign key) \(([^)]*)\)/.exec(part) ?? []
        if (constraint) {
          if (kind !== 'foreign key')
            indices.push({ name: constraint, table: created, columns: quotedNames(list), clustered: kind !== 'unique' })
          continue
        }
        const { name, column, rest } = readColumn(part)
        columnsOfTable.set(name, column)
        for (const kind of ['primary key', 'unique'])
          if (rest.includes(kind))
            indices.push({ name: `${created}.${name}`, table: created, columns: [name], clustered: kind !== 'unique' })
      }
    } else if (altered) {
      const { name, column } = readColumn(added)
      tables.get(altered)?.set(name, column)
    } else if (indexed) indices.push({ name, table: indexed, columns: quotedNames(columns), clustered: false })
    else if (!/^(delete from|update) "\w+"/.test(text)) throw new Error(`not a statement that is known here: ${text}`)
  }
  return { tables, indices }
}

/** Bytes in the key of an index; undefined for a type that SQL Server does not index. */
function countBytes(type: string): number | undefined {
  const [, national, length] = /^(n?)varchar\((\d+)\)/.exec(type) ?? []
  if (length !== undefined) return Number(length) * (national ? 2 : 1)
  return { integer: 4, bit: 1, 'datetime2(3)': 7 }[type]
}

const statements = await compileMigrations()
const schema = readSchema(statements.map(({ sql }) => sql))

test('every statement is one batch without parameters, in syntax that SQL Server has', () => {
  for (const { sql, parameters } of statements) {
    expect(sql).not.toMatch(/;|`| add column |if not exists|autoincrement|strftime|\blimit\b/i)
    // DDL takes no parameters.
    if (!/^(delete|update) /.test(sql)) expect([sql, parameters]).toEqual([sql, []])
  }
})

test('the key of every index has types that SQL Server indexes, and at most as many bytes', () => {
  expect(schema.indices.length).toBeGreaterThan(30)
  for (const { name, table, columns, clustered } of schema.indices) {
    const bytes = columns.map((column) => countBytes(schema.tables.get(table)?.get(column)?.type ?? ''))
    expect([name, bytes.includes(undefined)]).toEqual([name, false])
    // 900 bytes for a clustered index, as a primary key is, 1700 for others (SQL Server 2016 and later).
    const most = clustered ? 900 : 1700
    expect([name, bytes.reduce<number>((sum, one) => sum + (one ?? 0), 0) <= most]).toEqual([name, true])
  }
})

test('text is short enough for its type, and keys are compared byte by byte', () => {
  for (const [table, columns] of schema.tables)
    for (const [name, { type }] of columns) {
      const length = Number(/^n?varchar\((\d+)\)/.exec(type)?.[1] ?? 0)
      expect([table, name, length <= (type.startsWith('n') ? 4000 : 8000)]).toEqual([table, name, true])
    }
  for (const { table, columns } of schema.indices)
    for (const column of columns) {
      const type = schema.tables.get(table)?.get(column)?.type ?? ''
      if (type.includes('varchar'))
        expect([table, column, type]).toEqual([table, column, expect.stringMatching(/BIN2$/)])
    }
})

test('a column that is added to a table with rows may be empty or has a default', () => {
  const added = statements.map(({ sql }) => sql).filter((sql) => sql.startsWith('alter table'))
  expect(added.length).toBeGreaterThan(20)
  for (const sql of added) if (sql.includes('not null')) expect(sql).toMatch(/ default ('\w+'|\d+) /)
})

test('tables and columns are those of SQLite, with the same ones that may be empty', async () => {
  await using store = await temporaryStore()
  const tables = await store.read.introspection.getTables()
  const describe = (columns: Iterable<[string, boolean]>) => Object.fromEntries([...columns].sort())
  const onSqlite = tables.map(({ name, columns }) => [name, describe(columns.map((one) => [one.name, one.isNullable]))])
  const onMssql = [...schema.tables].map(([name, columns]) => [
    name,
    describe([...columns].map(([column, { nullable }]) => [column, nullable])),
  ])
  expect(Object.fromEntries(onMssql)).toEqual(Object.fromEntries(onSqlite))
})
