import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import { signRow, verifyRow, verifyRows } from './signed-rows.ts'
import { isExempt } from './signed-tables.ts'

/** Version of a setting that is not stored. */
export const absentSetting = 0

interface StoredSetting {
  value: unknown
  version: number
}

/** The value as stored; the caller checks its shape. */
export async function getSetting(reader: Reader, name: string): Promise<StoredSetting | undefined> {
  const { rows } = await runPrepared(reader, 'get setting', { name }, ({ name }) =>
    reader.selectFrom('Setting').selectAll().where('name', '=', name),
  )
  const row = verifyRow(reader, 'Setting', rows[0])
  return row && { value: JSON.parse(row.value) as unknown, version: row.version }
}

/** Writes only over the version that was read (`absentSetting` for none). False if it was changed in between. */
export async function putSetting(tx: Tx, name: string, value: unknown, expectedVersion: number): Promise<boolean> {
  const content = { name, value: JSON.stringify(value), version: expectedVersion + 1 }
  const row = isExempt('Setting', content) ? content : signRow(tx, 'Setting', content)
  if (expectedVersion === absentSetting)
    return (await insertIfAbsent(tx, 'Setting', row)) || replaceRefusedSetting(tx, { mac: null, ...row })
  return tx
    .updateTable('Setting')
    .set(row)
    .where('name', '=', name)
    .where('version', '=', expectedVersion)
    .$call(changesOneRow)
}

/** A refused setting counts as absent, so it must not keep a right one out. False if there is a right one. */
async function replaceRefusedSetting(
  tx: Tx,
  row: { name: string; value: string; version: number; mac: string | null },
) {
  const { name } = row
  const stored = await tx.selectFrom('Setting').selectAll().where('name', '=', name).executeTakeFirst()
  if (!stored || verifyRow(tx, 'Setting', stored)) return false
  return tx
    .updateTable('Setting')
    .set(row)
    .where((eb) => eb.and({ name, mac: stored.mac }))
    .$call(changesOneRow)
}

/** All settings whose name starts with `prefix`, which contains no wildcard, by name. */
export async function listSettings(reader: Reader, prefix: string): Promise<Map<string, StoredSetting>> {
  const rows = await reader.selectFrom('Setting').selectAll().where('name', 'like', `${prefix}%`).execute()
  return new Map(
    verifyRows(reader, 'Setting', rows).map(({ name, value, version }) => [
      name,
      { value: JSON.parse(value) as unknown, version },
    ]),
  )
}

/** Those of these names that are stored. */
export async function getSettings(reader: Reader, names: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await reader.selectFrom('Setting').selectAll().where('name', 'in', names).execute()
  return new Map(verifyRows(reader, 'Setting', rows).map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}
