import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { prepared } from './prepared.ts'

/** Version of a setting that has not been stored. */
export const absentSetting = 0

export interface StoredSetting {
  value: unknown
  version: number
}

/** The value as it came; whoever asks checks its shape. */
export async function getSetting(reader: Reader, name: string): Promise<StoredSetting | undefined> {
  const { rows } = await prepared(reader, 'get setting', { name }, ({ name }) =>
    reader.selectFrom('Setting').select(['value', 'version']).where('name', '=', name),
  )
  const [row] = rows
  return row && { value: JSON.parse(row.value) as unknown, version: row.version }
}

/** Writes only over the version that was read (`absentSetting` for none). False: it was changed in the meantime. */
export async function putSetting(tx: Tx, name: string, value: unknown, expectedVersion: number): Promise<boolean> {
  const row = { value: JSON.stringify(value), version: expectedVersion + 1 }
  if (expectedVersion === absentSetting) return insertIfAbsent(tx, 'Setting', { name, ...row })
  const { numUpdatedRows } = await tx
    .updateTable('Setting')
    .set(row)
    .where('name', '=', name)
    .where('version', '=', expectedVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every setting whose name begins so, by name. `prefix` holds no wildcard. */
export async function listSettings(reader: Reader, prefix: string): Promise<Map<string, StoredSetting>> {
  const rows = await reader
    .selectFrom('Setting')
    .select(['name', 'value', 'version'])
    .where('name', 'like', `${prefix}%`)
    .execute()
  return new Map(rows.map(({ name, value, version }) => [name, { value: JSON.parse(value) as unknown, version }]))
}

/** Those of these names that are stored. */
export async function getSettings(reader: Reader, names: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await reader.selectFrom('Setting').select(['name', 'value']).where('name', 'in', names).execute()
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]))
}
