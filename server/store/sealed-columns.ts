import { type RawBuilder, sql } from 'kysely'
import type { Reader, Tx } from './database.ts'
import { firstRows } from './paging.ts'
import type { Tables } from './tables.ts'

/** Where envelopes of the key file's keys lie for longer than a task lasts, and what they are sealed for. */
export interface SealedColumn {
  id: string
  table: keyof Tables & string
  column: string
  /** Columns of the row's key, in its order. */
  key: readonly [string] | readonly [string, string]
  purpose: string
  /** Other rows hold something else there. */
  only?: RawBuilder<unknown>
}

export const sealedColumns: readonly SealedColumn[] = [
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
    ...{ id: 'questions', table: 'ProfileAnswer', column: 'wording', key: ['personId', 'question'] },
    ...{ purpose: 'profile question', only: sql`${sql.ref('kind')} = 'user-defined'` },
  },
]

export interface SealedRow {
  key: readonly string[]
  envelope: string
}

const sealedThere = ({ column, only }: SealedColumn) => sql`${sql.ref(column)} like 'v1.%' and ${only ?? sql`1 = 1`}`

/** Rows sealed with another key than this one, in the order of their keys, behind `after`. */
export async function sealedOtherwise(
  reader: Reader,
  of: SealedColumn,
  page: { than: string; after?: readonly string[]; count: number },
): Promise<SealedRow[]> {
  const [first, second] = of.key
  const envelope = sql<string>`${sql.ref(of.column)}`
  // Columns are this list's own, and written out; the table's name is typed for the builder only.
  const query = reader
    .selectFrom(of.table as 'Setting')
    .select([
      sql<string>`${sql.ref(first)}`.as('one'),
      sql<string | null>`${second ? sql.ref(second) : sql`null`}`.as('two'),
      envelope.as('envelope'),
    ])
    .where(
      sql<boolean>`${sealedThere(of)} and ${envelope} not like ${`v1.${page.than}.%`} and ${behind(of, page.after)}`,
    )
    .orderBy(sql.join(of.key.map((name) => sql.ref(name))))
  const rows = await firstRows<Tables, 'Setting', Row>(reader, query, page.count).execute()
  return rows.map(({ one, two, envelope }) => ({ key: two === null ? [one] : [one, two], envelope }))
}

interface Row {
  one: string
  two: string | null
  envelope: string
}

function behind({ key: [first, second] }: SealedColumn, after: readonly string[] | undefined): RawBuilder<unknown> {
  if (!after) return sql`1 = 1`
  const [one, two] = after
  if (second === undefined) return sql`${sql.ref(first)} > ${one}`
  return sql`(${sql.ref(first)} > ${one} or (${sql.ref(first)} = ${one} and ${sql.ref(second)} > ${two}))`
}

/** False: somebody has written something else there meanwhile, which stays. */
export async function replaceSealed(
  tx: Tx,
  of: SealedColumn,
  { key, envelope }: SealedRow,
  fresh: string,
): Promise<boolean> {
  const here = of.key.map((name, index) => sql`${sql.ref(name)} = ${key[index]}`)
  const column = sql.ref(of.column)
  const { numAffectedRows } = await sql`
    update ${sql.table(of.table)} set ${column} = ${fresh}
    where ${sql.join([...here, sql`${column} = ${envelope}`], sql` and `)}`.execute(tx)
  return numAffectedRows === 1n
}

/** How many envelopes of a column each key has sealed, by the key's id. */
export async function countSealed(reader: Reader, of: SealedColumn): Promise<Map<string, number>> {
  const id = sql`substring(${sql.ref(of.column)}, 4, 12)`
  const { rows } = await sql<{ key: string; count: number }>`
    select ${id} as ${sql.ref('key')}, count(*) as ${sql.ref('count')}
    from ${sql.table(of.table)} where ${sealedThere(of)} group by ${id}`.execute(reader)
  return new Map(rows.map(({ key, count }) => [key, Number(count)]))
}
