import { expect, test } from 'vitest'
import { readDocument } from '../../testing-documents.ts'
import { openStore } from '../open.ts'
import { endAllAccess } from '../person-access.ts'
import { explainMissingRights, type MssqlFacts, readMssqlFacts, setUpStatements } from './mssql-rights.ts'
import { parseMssqlUrl } from './mssql-url.ts'
import { allRights, answering, place } from './testing-mssql-facts.ts'
import { startTdsServer } from './testing-tds.ts'

test('one query reads version, place, snapshot reads and the rights that are missing', async () => {
  const facts = (row: Record<string, unknown>) => readMssqlFacts(answering({ version: '16.0', ...place, ...row }))
  expect(await facts({ ...allRights, snapshot: true })).toEqual({
    version: '16.0',
    place,
    snapshotReads: true,
    lacksForRunning: [],
    lacksForMigrating: [],
  } satisfies MssqlFacts)
  expect(await facts({ ...allRights, snapshot: false, DELETE: 0, CREATE_TABLE: 0, REFERENCES: null })).toMatchObject({
    snapshotReads: false,
    lacksForRunning: ['DELETE'],
    lacksForMigrating: ['CREATE TABLE', 'REFERENCES'],
  })
})

test('names are quoted, whatever they are', () => {
  const odd = { database: 'a]b', schema: 's', user: 'CORP\\svc latchkey' }
  expect(setUpStatements.readSnapshots(odd)).toContain('DATABASE [a]]b] SET')
  expect(setUpStatements.allowRunning(odd)).toContain('SCHEMA::[s] TO [CORP\\svc latchkey];')
})

test('a start whose login may not migrate says which statement helps', async () => {
  const refused = Object.assign(new Error('CREATE TABLE permission denied'), { number: 262 })
  expect(await explainMissingRights(answering(place), refused)).toMatchObject({
    code: 'configuration-invalid',
    values: { sentence: expect.stringContaining(setUpStatements.allowMigrating(place)) },
  })
  const other = Object.assign(new Error('deadlock'), { number: 1205 })
  expect(await explainMissingRights(answering(place), other)).toBe(other)
  // Over the protocol, by a server that says nothing else.
  await using server = await startTdsServer()
  server.behave = ({ sql }) => (/create table/i.test(sql) ? 262 : 'answer')
  await expect(openStore({ kind: 'mssql', url: server.url })).rejects.toMatchObject({ code: 'configuration-invalid' })
})

test('migrations wait for each other at a lock that needs no right of an owner', async () => {
  const statements: string[] = []
  const db = answering({}, statements)
  await db.getExecutor().adapter.acquireMigrationLock(db, {} as never)
  expect(statements).toEqual([expect.stringContaining('sp_getapplock')])
  expect(statements[0]).not.toMatch(/DbPrincipal/i)
})

/** Statements of `docs/sql-server.md`, and what stands in it as addresses. */
const page = readDocument('docs/sql-server.md')
const statements = [...page.matchAll(/```sql\n([^`]+)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))

test('the page has every statement that doctor and the start print', () => {
  for (const statement of Object.values(setUpStatements)) expect(statements).toContain(statement(place))
  for (const statement of statements) expect(statement).toMatch(/;$/)
})

test('the page takes back what it gives for migrations', () => {
  const given = setUpStatements.allowMigrating(place)
  expect(statements).toContain(given.replaceAll('GRANT', 'REVOKE').replaceAll(' TO ', ' FROM '))
})

test('the page ends after a restore what a restore of the embedded database ends', async () => {
  const ended: string[] = []
  await answering({}, ended)
    .transaction()
    .execute((tx) => endAllAccess(tx))
  const onPage = statements.flatMap((line) => [...line.matchAll(/DELETE FROM \[(\w+)\];/g)].map(([, table]) => table))
  expect(onPage).toEqual(ended.map((sql) => /delete from "(\w+)"/.exec(sql)?.[1]))
})

test('every address of the page is one that the program reads', () => {
  const addresses = [...page.matchAll(/LATCHKEY_DATABASE=(mssql:\S+)/g)].map(([, address = '']) => address)
  const options = [...page.matchAll(/^\| `(\?\S+)` \|/gm)].map(([, option = '']) => option)
  expect([addresses.length, options.length]).toEqual([3, 3])
  for (const address of addresses)
    for (const option of ['', ...options]) expect(parseMssqlUrl(address + option).options?.database).toBe('latchkey')
})
