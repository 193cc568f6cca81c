import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { isAfterKey, type KeyColumns, limitRows, orderByKey } from './paging.ts'
import { updateSignedRow } from './signed-rows.ts'
import { describeTable, isSigned, signedTableNames } from './signed-tables.ts'
import type { Tables } from './tables.ts'

/** A column with envelopes of the key file's keys that outlive a run, and the purpose that they are encrypted for. */
export interface EncryptedColumn {
  id: string
  table: keyof Tables & string
  column: string
  /** Columns of the row's key, in order. */
  key: KeyColumns
  purpose: string
  /** Condition for rows with an envelope; other rows store something else in the column. */
  only?: RawBuilder<unknown>
}

/** Their ids. */
export const encryptedIds = ['answers', 'apps', 'contacts', 'mails', 'questions', 'secrets', 'staff-factors'] as const

export const encryptedColumns: readonly (EncryptedColumn & { id: (typeof encryptedIds)[number] })[] = [
  {
    id: 'answers',
    table: 'ProfileAnswer',
    column: 'sealedAnswer',
    key: ['personId', 'question'],
    purpose: 'profile answer',
  },
  { id: 'apps', table: 'ProfileTotp', column: 'sealedSecret', key: ['personId'], purpose: 'profile totp' },
  { id: 'contacts', table: 'ProfileContact', column: 'sealedValue', key: ['id'], purpose: 'profile contact' },
  { id: 'mails', table: 'OutboxMail', column: 'order', key: ['id'], purpose: 'outbox mail' },
  {
    id: 'questions',
    table: 'ProfileAnswer',
    column: 'wording',
    key: ['personId', 'question'],
    purpose: 'profile question',
    only: sql`${sql.ref('kind')} = 'user-defined'`,
  },
  { id: 'secrets', table: 'KeptSecret', column: 'envelope', key: ['id'], purpose: 'kept secret' },
  { id: 'staff-factors', table: 'StaffFactor', column: 'envelope', key: ['id'], purpose: 'profile staff-factor' },
]

/** The MACs of signed rows name their key as envelopes do. */
export const macColumns: readonly EncryptedColumn[] = signedTableNames.map((table) => ({
  id: `rows-${table}`,
  table,
  column: 'mac',
  key: describeTable(table).key,
  purpose: '',
}))

export interface EncryptedRow {
  key: readonly string[]
  envelope: string
}

const hasEnvelope = ({ column, only }: EncryptedColumn) => sql`${sql.ref(column)} like 'v1.%' and ${only ?? sql`1 = 1`}`

/** Rows encrypted with another key than this one, ordered by their keys, after `after`. */
export async function listRowsOfOtherKeys(
  reader: Reader,
  column: EncryptedColumn,
  page: { than: string; after?: readonly string[]; count: number },
): Promise<EncryptedRow[]> {
  const [first, second] = column.key
  const envelope = sql<string>`${sql.ref(column.column)}`
  // The columns come from the list above, so they are inserted as text; the table's name is typed for the builder only.
  const query = reader
    .selectFrom(column.table as 'Setting')
    .select([
      sql<string>`${sql.ref(first)}`.as('one'),
      sql<string | null>`${second ? sql.ref(second) : sql`null`}`.as('two'),
      envelope.as('envelope'),
    ])
    .where(
      sql<boolean>`${hasEnvelope(column)} and ${envelope} not like ${`v1.${page.than}.%`} and ${isAfterKey(column.key, page.after)}`,
    )
    .orderBy(orderByKey(column.key))
  const rows = await limitRows(reader, query, page.count).execute()
  return rows.map(({ one, two, envelope }) => ({ key: two === null ? [one] : [one, two], envelope }))
}

/** False if the column was changed since it was read; the newer value stays. */
export async function replaceEnvelope(
  tx: Tx,
  column: EncryptedColumn,
  { key, envelope }: EncryptedRow,
  fresh: string,
): Promise<boolean> {
  const { table } = column
  if (isSigned(table))
    return updateSignedRow(tx, table, key, (row) =>
      row[column.column as keyof typeof row] === envelope ? { [column.column]: fresh } : undefined,
    )
  const here = column.key.map((name, index) => sql`${sql.ref(name)} = ${key[index]}`)
  const columnRef = sql.ref(column.column)
  const { numAffectedRows } = await sql`
    update ${sql.table(column.table)} set ${columnRef} = ${fresh}
    where ${sql.join([...here, sql`${columnRef} = ${envelope}`], sql` and `)}`.execute(tx)
  return numAffectedRows === 1n
}

/** How many envelopes of a column each key has encrypted, by the key's id. */
export async function countEnvelopesByKey(reader: Reader, column: EncryptedColumn): Promise<Map<string, number>> {
  const id = sql`substring(${sql.ref(column.column)}, 4, 12)`
  const { rows } = await sql<{ key: string; count: number }>`
    select ${id} as ${sql.ref('key')}, count(*) as ${sql.ref('count')}
    from ${sql.table(column.table)} where ${hasEnvelope(column)} group by ${id}`.execute(reader)
  return new Map(rows.map(({ key, count }) => [key, Number(count)]))
}
