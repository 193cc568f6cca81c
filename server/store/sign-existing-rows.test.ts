import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from './database.ts'
import { readKeyFile, writeKeyFile } from './key-file.ts'
import { loadKeys } from './keys.ts'
import { openStore } from './open.ts'
import { openKeys } from './open-keys.ts'
import { signExistingRows, signedSetting } from './sign-existing-rows.ts'
import { signedIdentityTables } from './signed-identity-tables.ts'
import { bindKeys, verifyRows } from './signed-rows.ts'
import { isExempt, type SignedTable, signedTableNames } from './signed-tables.ts'
import { eachStore, type TemporaryStore, temporaryStore } from './testing.ts'
import { storeRows } from './testing-signed.ts'

const fileOf = ({ folder }: TemporaryStore) => join(folder, 'keys.json')

async function readRows(store: Store, table: SignedTable) {
  const rows = await store.read
    .selectFrom(table as 'Session')
    .selectAll()
    .execute()
  return rows.filter((row) => !isExempt(table, row)) as never[]
}

/** Per table: how many of its rows open something. */
async function countVerified(store: Store): Promise<Record<string, string>> {
  const counts = signedTableNames.map(async (table) => {
    const rows = await readRows(store, table)
    return [table, `${verifyRows(store.read, table, rows).length} of ${rows.length}`]
  })
  return Object.fromEntries(await Promise.all(counts))
}

/** As if a version without MACs had written the rows of these tables. */
async function dropMacs(store: Store, tables: readonly SignedTable[]) {
  await store.transaction(async (tx) => {
    for (const table of tables)
      await tx
        .updateTable(table as 'Session')
        .set({ mac: null })
        .execute()
    await tx.deleteFrom('Setting').where('name', '=', signedSetting).execute()
  })
}

/** Tables that a version without MACs had; later ones have never held a row without. */
const tablesOfBefore = signedTableNames.filter(
  (table) =>
    ![
      'StaffFactor',
      'EnrolmentCode',
      'PendingSignIn',
      'CallerCheck',
      'MutualProof',
      'ApiKey',
      'WorkflowDraft',
      'BulkOperation',
      'ProfileDecentralizedIdentity',
      'TargetPassword',
      'WalletAnswer',
      ...Object.keys(signedIdentityTables),
    ].includes(table),
)

/** Keys and database of the version before, with two rows of every table. */
async function storeOldRows(store: TemporaryStore, unsigned: readonly SignedTable[] = tablesOfBefore) {
  await openKeys(store, fileOf(store))
  for (const name of ['one', 'two']) await store.transaction((tx) => storeRows(tx, name))
  await dropMacs(store, unsigned)
  const { keys } = readKeyFile(fileOf(store)) ?? { keys: [] }
  writeKeyFile(fileOf(store), { keys }, { replace: true })
}

const all = { ...Object.fromEntries(signedTableNames.map((table) => [table, '2 of 2'])), Setting: '3 of 3' }

eachStore('signing the rows that are there', (open) => {
  test('M3: rows of the version before open what they opened after the first start', async () => {
    await using store = await open()
    await storeOldRows(store)
    await openKeys(store, fileOf(store))
    expect(await countVerified(store)).toEqual(all)
    expect(readKeyFile(fileOf(store))?.rowsSigned).toBe(true)
  })

  test('M3: more settings that no MAC protects than a page holds do not end the signing early', async () => {
    await using store = await open()
    const revisions = Array.from({ length: 201 }, (_, index) => `${index}.revision`)
    await store.transaction(async (tx) => {
      for (const name of revisions) await tx.insertInto('Setting').values({ name, value: '1', version: 1 }).execute()
    })
    await storeOldRows(store)
    await openKeys(store, fileOf(store))
    expect(await countVerified(store)).toEqual(all)
  })

  test('M3: a first start that was killed in the middle is continued by the next one', async () => {
    await using store = await open()
    await storeOldRows(store, tablesOfBefore.slice(5))
    await openKeys(store, fileOf(store))
    expect(await countVerified(store)).toEqual(all)
  })

  test('M3: two servers that start for the first time at once sign the same rows', async () => {
    await using store = await open()
    await storeOldRows(store)
    const other = await openStore(store.options)
    await Promise.all([openKeys(store, fileOf(store)), openKeys(other, fileOf(store))])
    expect([await countVerified(store), await countVerified(other)]).toEqual([all, all])
    await other.close()
  })

  test('M3: rows written later are never signed, no matter what else is changed in the database', async () => {
    await using store = await open()
    await openKeys(store, fileOf(store))
    await store.transaction((tx) => storeRows(tx, 'forged'))
    await dropMacs(store, tablesOfBefore)
    await openKeys(store, fileOf(store))
    const none = Object.fromEntries(
      signedTableNames.map((table) => [table, tablesOfBefore.includes(table) ? '0 of 1' : '1 of 1']),
    )
    // The mark that the start has put back is the signed setting.
    expect(await countVerified(store)).toEqual({ ...none, Setting: '1 of 2' })
  })
})

test('M3: without write access to the key file the first start says what to do and signs nothing', async () => {
  await using store = await temporaryStore()
  await storeOldRows(store)
  const keys = loadKeys(fileOf(store), { mayCreate: false })
  const requireWritable = () => {
    throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })
  }
  bindKeys(store, { ...keys, rewrite: requireWritable })
  await expect(signExistingRows(store)).rejects.toMatchObject({
    code: 'configuration-invalid',
    values: { sentence: expect.stringContaining('start again') },
  })
  const rows = await Promise.all(tablesOfBefore.map((table) => readRows(store, table)))
  expect(rows.flat().every(({ mac }) => mac === null)).toBe(true)
})
