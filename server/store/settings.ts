import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'

/** Version of a setting that has not been stored. */
export const absentSetting = 0

export interface StoredSetting {
  value: unknown
  version: number
}

/** The value as it came; whoever asks checks its shape. */
export async function getSetting(reader: Reader, name: string): Promise<StoredSetting | undefined> {
  const row = await reader
    .selectFrom('Setting')
    .select(['value', 'version'])
    .where('name', '=', name)
    .executeTakeFirst()
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
