import type { Insertable, Selectable, Updateable } from 'kysely'
import { changesOneRow } from './changes.ts'
import type { Tx } from './database.ts'
import type { IdentityTables } from './identity-tables.ts'
import { insertIfAbsent } from './inserting.ts'
import { normaliseName } from './normalise-name.ts'
import { signRow, updateSignedRow } from './signed-rows.ts'
import { type CoveredColumns, keyCondition, type SignedTable } from './signed-tables.ts'
import type { Tables } from './tables.ts'

export type IdentityTable = keyof IdentityTables & SignedTable

/** A row as callers write it: the normalised forms and the MAC are added here. */
export type IdentityRow<Table extends IdentityTable> = {
  [Column in keyof Selectable<Tables[Table]> as Column extends `${string}Normal` | 'mac' ? never : Column]: Selectable<
    Tables[Table]
  >[Column]
}

/** Columns by which rows are found or listed; each has a `…Normal` beside it. */
export const normalColumns: Readonly<Record<IdentityTable, readonly string[]>> = {
  Person: ['InternalName', 'CentralAccount', 'DefaultEmailAddress', 'ContactEmail'],
  ADSAccount: ['cn', 'SAMAccountName', 'UserPrincipalName'],
  DialogGroup: ['GroupName'],
  AERole: ['Ident_AERole'],
  PersonInAERole: [],
  DialogUser: ['UserName'],
  DialogUserInGroup: [],
  QBMSplittedLookup: ['SplittedElement'],
}

/** The tables refuse null there, so that lists have an order. */
const requiredNormals = new Set(['InternalName', 'cn', 'GroupName', 'Ident_AERole', 'UserName'])

const maxNormalLength = 400

/** Whether the row was inserted; false: one with its key, or with its name where names are unique, is there. */
export function insertIdentityRow<Table extends IdentityTable>(
  tx: Tx,
  table: Table,
  row: IdentityRow<Table>,
): Promise<boolean> {
  // Which columns the row has depends on the table, which the compiler cannot follow through a parameter.
  const covered = row as unknown as CoveredColumns<Table>
  const stored = { ...signRow(tx, table, covered), ...normalFormsOf(table, row) }
  return insertIfAbsent(tx, table, stored as unknown as Insertable<Tables[Table]>)
}

/**
 * Changes a row and signs it again. `change` gets the row and returns the new values, or undefined to leave it. False if there is no
 * such row, its MAC is wrong, `change` left it, or another writer was first.
 */
export function updateIdentityRow<Table extends IdentityTable>(
  tx: Tx,
  table: Table,
  key: readonly string[],
  change: (row: IdentityRow<Table>) => Partial<IdentityRow<Table>> | undefined,
): Promise<boolean> {
  return updateSignedRow(tx, table, key, (row) => {
    const changes = change(row as unknown as IdentityRow<Table>)
    return changes && ({ ...changes, ...normalFormsOf(table, changes) } as Updateable<Tables[Table]>)
  })
}

/** False: there is no such row. */
export function deleteIdentityRow(tx: Tx, table: IdentityTable, key: readonly string[]): Promise<boolean> {
  return tx
    .deleteFrom(table as 'Session')
    .where((eb) => eb.and(keyCondition(table, key)))
    .$call(changesOneRow)
}

/** Of the columns that are written. */
function normalFormsOf(table: IdentityTable, row: object): Record<string, string | null> {
  const values = row as Readonly<Record<string, string | null | undefined>>
  const forms: Record<string, string | null> = {}
  for (const column of normalColumns[table]) {
    const value = values[column]
    if (value !== undefined) forms[`${column}Normal`] = normalFormOf(value) ?? (requiredNormals.has(column) ? '' : null)
  }
  return forms
}

/** Null for a name that cannot be found: one with control characters or a space at its end, or one that is far too long. */
export function normalFormOf(name: string | null): string | null {
  const normal = name === null ? undefined : normaliseName(name)
  return normal === undefined || normal.length > maxNormalLength ? null : normal
}
