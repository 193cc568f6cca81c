import { join } from 'node:path'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Store, Tx } from './database.ts'
import { deleteRefusedRow, findRefusedRow } from './find-refused-rows.ts'
import { listPolicies } from './management-policies.ts'
import { openKeys } from './open-keys.ts'
import { findSession } from './sessions.ts'
import { hashToken, verifyRows } from './signed-rows.ts'
import { describeTable, isExempt, type SignedTable, signedTableNames, signedTables } from './signed-tables.ts'
import { eachStore, temporaryStore } from './testing.ts'
import { storeRows } from './testing-signed.ts'

type Row = Record<string, unknown> & { mac: string | null }

/** Without those that no MAC protects. */
async function readRows(store: Store, table: SignedTable): Promise<Row[]> {
  const rows = await store.read
    .selectFrom(table as 'Session')
    .selectAll()
    .execute()
  // The table's name decides the type, which the builder cannot follow through a parameter.
  return rows.filter((row) => !isExempt(table, row)) as unknown as Row[]
}

/** A cast, since tests change rows as those who write into the database do. */
const verified = (store: Store, table: SignedTable, row: Row) =>
  verifyRows(store.read, table, [row as never]).length === 1

/** Another value of the same type. */
function change(value: unknown): unknown {
  if (value instanceof Date) return new Date(value.getTime() + 1)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return value === null ? 'x' : `${value}x`
}

eachStore('signed rows', (open) => {
  test.for(signedTableNames)('M3: a row of %s opens nothing when a covered column changes', async (table) => {
    await using store = await open()
    await store.transaction((tx) => storeRows(tx, 'one'))
    const [row] = await readRows(store, table)
    if (!row) throw new Error(`no row of ${table} was stored`)
    expect(verified(store, table, row)).toBe(true)
    for (const column of describeTable(table).covers) {
      const changed = { ...row, [column]: change(row[column]) }
      expect([column, verified(store, table, changed)]).toEqual([column, false])
      if (row[column] !== null) expect(verified(store, table, { ...row, [column]: null })).toBe(false)
    }
    for (const mac of [null, '', 'v1', `${row.mac}0`, row.mac?.replace(/.$/, (last) => (last === '0' ? '1' : '0'))])
      expect(verified(store, table, { ...row, mac: mac ?? null })).toBe(false)
  })

  test.for(signedTableNames)('M3: a MAC of another row, table or database does not open a row of %s', async (table) => {
    await using store = await open()
    await using other = await temporaryStore()
    await openKeys(other, join(other.folder, 'keys'))
    await store.transaction((tx) => storeRows(tx, 'one'))
    await store.transaction((tx) => storeRows(tx, 'two'))
    await other.transaction((tx) => storeRows(tx, 'one'))
    const [first, second] = await readRows(store, table)
    if (!first || !second) throw new Error(`two rows of ${table} are needed`)
    expect(verified(store, table, { ...first, mac: second.mac })).toBe(false)
    for (const from of signedTableNames.filter((name) => name !== table))
      for (const { mac } of await readRows(store, from)) expect(verified(store, table, { ...first, mac })).toBe(false)
    for (const row of await readRows(other, table)) expect(verified(store, table, row)).toBe(false)
  })

  test('M3: a row whose value has another type than its column opens nothing, and does not stop who reads it', async () => {
    await using store = await open()
    await store.transaction((tx) => storeRows(tx, 'one'))
    const [row] = await readRows(store, 'Session')
    if (!row) throw new Error('no session was stored')
    // SQLite stores what it is given, and reads a text that is no time as an invalid Date.
    for (const createdAt of [new Date('never'), new Uint8Array([1]), 5n])
      expect(verified(store, 'Session', { ...row, createdAt })).toBe(false)
    expect(verified(store, 'Session', { ...row, mac: new Uint8Array([1]) as never })).toBe(false)
  })

  test('every column of a signed table is covered, or listed as one that opens nothing', async () => {
    await using store = await open()
    const tables = await store.read.introspection.getTables()
    for (const name of signedTableNames) {
      const { covers, leaves } = signedTables[name]
      const columns = tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? []
      expect([...covers, ...leaves, 'mac'].sort()).toEqual(columns.sort())
    }
  })
})

test('M3: one INSERT into Session without the key file is no session', async () => {
  await using store = await temporaryStore()
  const tokenHash = hashToken(store.read, 'known to the attacker')
  const times = { createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) }
  const session = { tokenHash, frontEnd: 'admin', module: 'password', personId: uuidv7(), domain: 'd', ...times }
  const insert = (tx: Tx) => tx.insertInto('Session').values(session).execute()
  await store.transaction(insert)
  expect(await findSession(store.read, tokenHash)).toBeUndefined()
})

test('M3: an integer beyond 2^53, which SQLite takes, refuses its row and no other, and the row can be deleted', async () => {
  await using store = await temporaryStore()
  await openKeys(store, join(store.folder, 'keys'))
  await store.transaction((tx) => storeRows(tx, 'one'))
  await store.transaction((tx) => storeRows(tx, 'two'))
  await store.transaction((tx) =>
    sql`update ${sql.table('ManagementPolicy')} set version = 9007199254740993 where id = 'one'`.execute(tx),
  )
  expect((await listPolicies(store.read)).map(({ id, version }) => [id, version])).toEqual([['two', 1]])
  const found = await findRefusedRow(store.read, 'ManagementPolicy', ['one'])
  expect(found).toMatchObject({ table: 'ManagementPolicy', reason: 'wrong-mac' })
  if (typeof found !== 'object') throw new Error('it is not refused')
  expect(await store.transaction((tx) => deleteRefusedRow(tx, found))).toBe(true)
  expect(await findRefusedRow(store.read, 'ManagementPolicy', ['one'])).toBeUndefined()
})
