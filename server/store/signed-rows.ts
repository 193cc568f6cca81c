import type { Selectable, Updateable } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Reader, Store, Tx } from './database.ts'
import type { Keys } from './keys.ts'
import { createRefusals, type Fault, type Refusals, type RefusedRow } from './refused-rows.ts'
import {
  type CoveredColumns,
  describeTable,
  isExempt,
  keyCondition,
  keyOfRow,
  type SignedTable,
  signedTableNames,
} from './signed-tables.ts'
import type { Tables } from './tables.ts'

interface Signer {
  keys: Keys
  refusals: Refusals
}

/** By the adapter, which all connections and transactions of a store share. */
const signers = new WeakMap<object, Signer>()

/** From now on the rows of this store are signed and verified with these keys. `openKeys` calls it. */
export function bindKeys(store: Pick<Store, 'read'>, keys: Keys): void {
  signers.set(store.read.getExecutor().adapter, { keys, refusals: createRefusals() })
}

/** Calls `listener` with each refused row, once an hour for the same row; default: a line in the log. */
export function onRefusedRow(store: Pick<Store, 'read'>, listener: (row: RefusedRow) => void): void {
  signerOf(store.read).refusals.listen(listener)
}

function signerOf(reader: Reader): Signer {
  const signer = signers.get(reader.getExecutor().adapter)
  if (!signer) throw new Error('rows are read before the keys of this store are open')
  return signer
}

/** The keys that `openKeys` bound to this store. */
export const keysOf = (reader: Reader): Keys => signerOf(reader).keys

/**
 * The stored form of a token: its HMAC under the key that rotations keep. Without the key file a reader of the database cannot
 * tell which token a row belongs to, and a writer cannot prepare a row for a token.
 */
export const hashToken = (reader: Reader, token: string): string => keysOf(reader).stableHmac('token', token)

/** Adds the MAC. The row must be written as it is: what the database computes cannot be covered. */
export function signRow<Table extends SignedTable, Row extends CoveredColumns<Table>>(
  tx: Tx,
  table: Table,
  row: Row,
): Row & { mac: string } {
  const parts = partsOf(table, row)
  if (!parts) throw new Error(`a row of ${table} holds a value that is not known when it is signed`)
  return { ...row, mac: keysOf(tx).sign(purposeOf(table), ...parts) }
}

/** What is wrong with the MAC of a row; undefined if it is right. */
export function findFault(reader: Reader, table: SignedTable, row: object): Fault | undefined {
  const { keys } = signerOf(reader)
  // What an intruder wrote into SQLite can be of any type, whatever the column's is.
  const { mac } = row as { mac?: unknown }
  if (mac === null || mac === undefined) return 'no-mac'
  if (typeof mac !== 'string') return 'wrong-mac'
  const parts = partsOf(table, row)
  if (parts && keys.verify(mac, purposeOf(table), ...parts)) return undefined
  const key = keyOfMac(mac)
  return key !== undefined && keys.list().every(({ id }) => id !== key) ? 'unknown-key' : 'wrong-mac'
}

/** Id of the key that a MAC names. */
export const keyOfMac = (mac: string): string | undefined => /^v1\.([0-9a-f]{12})\./.exec(mac)?.[1]

/** The row without its MAC if that is right; else undefined, as if there were no such row, and a security event. */
export function verifyRow<Table extends SignedTable, Row extends CoveredColumns<Table> & { mac: string | null }>(
  reader: Reader,
  table: Table,
  row: Row | undefined,
): Omit<Row, 'mac'> | undefined {
  if (!row) return undefined
  const { mac, ...opened } = row
  if (isExempt(table, row)) return opened
  const reason = findFault(reader, table, row)
  if (!reason) return opened
  signerOf(reader).refusals.report({ table, key: keyOfRow(table, row).map(String), reason })
  return undefined
}

/** Those rows whose MAC is right. */
export function verifyRows<Table extends SignedTable, Row extends CoveredColumns<Table> & { mac: string | null }>(
  reader: Reader,
  table: Table,
  rows: readonly Row[],
): Omit<Row, 'mac'>[] {
  return rows.map((row) => verifyRow(reader, table, row)).filter((row) => row !== undefined)
}

/**
 * Changes a signed row and signs it again. `change` gets the row and returns the new values, or undefined to leave it. False if
 * there is no such row, its MAC is wrong, `change` left it, or another writer was first.
 */
export async function updateSignedRow<Table extends SignedTable>(
  tx: Tx,
  table: Table,
  key: readonly string[],
  change: (row: Omit<Selectable<Tables[Table]>, 'mac'>) => Updateable<Tables[Table]> | undefined,
): Promise<boolean> {
  const condition = keyCondition(table, key)
  const stored = await tx
    .selectFrom(table as 'Session')
    .selectAll()
    .where((row) => row.and(condition))
    .executeTakeFirst()
  const row = verifyRow(tx, table, stored as unknown as CoveredColumns<Table> & { mac: string | null })
  if (!stored || !row) return false
  const changes = change(row as unknown as Omit<Selectable<Tables[Table]>, 'mac'>)
  if (!changes) return false
  const { mac } = signRow(tx, table, { ...row, ...changes } as CoveredColumns<Table>)
  // The MAC is the version: it covers all that decides.
  return tx
    .updateTable(table as 'Session')
    .set({ ...changes, mac } as Updateable<Tables['Session']>)
    .where((eb) => eb.and({ ...condition, mac: stored.mac }))
    .$call(changesOneRow)
}

/** Built once: each is the key of a cache. */
const purposes = new Map(signedTableNames.map((table) => [table, `row of ${table}`]))
const purposeOf = (table: SignedTable): string => purposes.get(table) ?? `row of ${table}`

/** Names and values of the covered columns, each value marked with its type; undefined if one has a type that is never signed. */
function partsOf(table: SignedTable, row: object): string[] | undefined {
  const values = row as Readonly<Record<string, unknown>>
  const parts: string[] = []
  for (const column of describeTable(table).covers) {
    const text = toText(values[column])
    if (text === undefined) return undefined
    parts.push(column, text)
  }
  return parts
}

function toText(value: unknown): string | undefined {
  if (value === null) return ''
  if (typeof value === 'string') return `s${value}`
  if (typeof value === 'number' || typeof value === 'boolean') return `${typeof value} ${value}`
  if (value instanceof Date && !Number.isNaN(value.getTime())) return `d${value.toISOString()}`
  return undefined
}
