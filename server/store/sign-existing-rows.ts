import { AppError } from '../../shared/errors.ts'
import { changesOneRow } from './changes.ts'
import type { Store, Tx } from './database.ts'
import type { Keys } from './keys.ts'
import { absentSetting, getSetting, putSetting } from './settings.ts'
import { keysOf, signRow } from './signed-rows.ts'
import { readSignedTable, type StoredRow } from './signed-table-pages.ts'
import { keyCondition, keyOfRow, type SignedTable, signedTableNames } from './signed-tables.ts'

/** The signed setting with the time at which every row of this database was signed. */
export const signedSetting = 'rows.signed'

/** Rows per transaction. */
const pageSize = 200

/**
 * Signs the rows that a version without MACs has written: once, at the first start of a version with MACs. A start that was
 * interrupted is continued by the next one. The signed setting and the key file both remember it, so that a row without a MAC
 * that is written later is never signed, no matter what else is changed in the database.
 */
export async function signExistingRows(store: Store): Promise<void> {
  const keys = keysOf(store.read)
  const isSigned = (await getSetting(store.read, signedSetting)) !== undefined
  if (!keys.areRowsSigned()) requireWritable(keys)
  if (!isSigned) {
    if (!keys.areRowsSigned()) for (const table of signedTableNames) await signTable(store, table)
    // If another node was first, it has signed the same rows.
    await store.transaction((tx) => putSetting(tx, signedSetting, new Date().toISOString(), absentSetting))
  }
  if (!keys.areRowsSigned()) keys.recordRowsSigned()
}

/** Before anything is signed, so that nothing is half done. */
function requireWritable(keys: Keys): void {
  try {
    keys.rewrite()
  } catch (cause) {
    const sentence = `The first start of this version writes once to the key file, and cannot (${(cause as Error).message}). No row was signed. Let this user write to the file and its folder, and start again; the file may be read-only afterwards.`
    throw new AppError('configuration-invalid', { cause, values: { sentence } })
  }
}

async function signTable(store: Store, table: SignedTable): Promise<void> {
  for (let after: readonly unknown[] | undefined; ; ) {
    const from = after
    after = await store.transaction((tx) => signPage(tx, table, from))
    if (!after) return
  }
}

/** Returns the key of the last row; undefined at the end. */
export async function signPage(
  tx: Tx,
  table: SignedTable,
  after: readonly unknown[] | undefined,
): Promise<readonly unknown[] | undefined> {
  const page = await readSignedTable(tx, table, { after, count: pageSize, unsignedOnly: true })
  for (const row of page.rows) await signUnsigned(tx, table, keyOfRow(table, row))
  return page.last
}

/** Locks the row and reads it again: a server of the older version may still change it, and the MAC would not fit what it writes. */
async function signUnsigned(tx: Tx, table: SignedTable, key: readonly unknown[]): Promise<void> {
  const update = (mac: string | null) =>
    tx
      .updateTable(table as 'Session')
      .set({ mac })
      .where((row) => row.and(keyCondition(table, key)))
      .where('mac', 'is', null)
  if (!(await update(null).$call(changesOneRow))) return
  const row = await tx
    .selectFrom(table as 'Session')
    .selectAll()
    .where((row) => row.and(keyCondition(table, key)))
    .executeTakeFirstOrThrow()
  // Which columns it has depends on the table, which the builder cannot follow through a parameter.
  await update(signRow(tx, table, row as unknown as StoredRow).mac).execute()
}
