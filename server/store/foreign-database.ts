import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { AppError } from '../../shared/errors.ts'
import { parseMssqlUrl } from './dialects/mssql-url.ts'
import { sqliteDialect } from './dialects/sqlite.ts'
import { translateSqliteError } from './dialects/sqlite-errors.ts'
import { normalFormOf } from './identity-rows.ts'

export type ForeignOptions = { kind: 'sqlite'; file: string } | { kind: 'mssql'; url: string; password?: string }

/** A database of another product, which is only read: its tables are known from itself alone. */
export interface ForeignDatabase {
  readonly read: Kysely<Record<string, Record<string, unknown>>>
  readonly dialect: ForeignOptions['kind']
  /** For people: server and database, or the file; no credentials. */
  readonly place: string
  /** Tables and views of the user's schema with their columns, by name. */
  introspect(): Promise<ForeignColumn[]>
  /** Tables and views of these into which the login may write; empty where the file was opened to be read. */
  findWritable(tables: readonly string[]): Promise<string[]>
  close(): Promise<void>
}

export interface ForeignColumn {
  table: string
  isView: boolean
  column: string
  /** As declared, in lower case, without its length. */
  type: string
  /** SQL Server's collation of a text column. */
  collation: string | null
}

/** SQLite compares without regard to case in ASCII alone; this function of ours is the normalised form. */
export const sqliteNormalForm = 'latchkey_normal_form'

/** Throws AppError `database-unavailable`, or `configuration-invalid` for an address that cannot be parsed. */
export async function openForeignDatabase(options: ForeignOptions): Promise<ForeignDatabase> {
  return options.kind === 'sqlite' ? openSqliteFile(options.file) : openMssql(options)
}

function openSqliteFile(file: string): ForeignDatabase {
  const database = openReadOnly(file)
  database.function(sqliteNormalForm, { deterministic: true }, (value) =>
    typeof value === 'string' ? normalFormOf(value) : null,
  )
  const read = new Kysely<Record<string, Record<string, unknown>>>({
    dialect: sqliteDialect(database, { busyMilliseconds: 5_000 }),
  })
  return {
    read,
    dialect: 'sqlite',
    place: file,
    async introspect() {
      const { rows } = await sql<Omit<ForeignColumn, 'isView' | 'collation'> & { kind: string }>`
        select m.name as ${sql.ref('table')}, m.type as kind, c.name as ${sql.ref('column')}, lower(c.type) as type
        from sqlite_master m join pragma_table_info(m.name) c
        where m.type in ('table', 'view') order by m.name, c.cid`.execute(read)
      return rows.map(({ kind, ...column }) => ({
        ...column,
        type: column.type.replace(/\(.*/, '').trim(),
        isView: kind === 'view',
        collation: null,
      }))
    },
    findWritable: async () => [],
    close: () => read.destroy(),
  }
}

function openReadOnly(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true, timeout: 0 })
  } catch (error) {
    throw error instanceof Error && 'errcode' in error
      ? translateSqliteError(error)
      : new AppError('database-unavailable', { cause: error })
  }
}

async function openMssql({ url, password }: ForeignOptions & { kind: 'mssql' }): Promise<ForeignDatabase> {
  const { mssqlDialect } = await import('./dialects/mssql.ts')
  const variable = 'LATCHKEY_IDENTITY_DATABASE'
  const dialect = mssqlDialect({ url, password, variable })
  const { server, options } = parseMssqlUrl(url, password, variable)
  const read = new Kysely<Record<string, Record<string, unknown>>>({ dialect })
  return {
    read,
    dialect: 'mssql',
    place: `${server}, ${options?.database}`,
    async introspect() {
      const { rows } = await sql<Omit<ForeignColumn, 'isView'> & { kind: string }>`
        select t.TABLE_NAME as ${sql.ref('table')}, t.TABLE_TYPE as kind, c.COLUMN_NAME as ${sql.ref('column')},
          lower(c.DATA_TYPE) as type, c.COLLATION_NAME as collation
        from INFORMATION_SCHEMA.TABLES t
        join INFORMATION_SCHEMA.COLUMNS c on c.TABLE_SCHEMA = t.TABLE_SCHEMA and c.TABLE_NAME = t.TABLE_NAME
        where t.TABLE_SCHEMA = schema_name()
        order by t.TABLE_NAME, c.ORDINAL_POSITION`.execute(read)
      return rows.map(({ kind, ...column }) => ({ ...column, isView: kind === 'VIEW' }))
    },
    async findWritable(tables) {
      const writable: string[] = []
      for (const table of tables) {
        const name = sql`quotename(schema_name()) + '.' + quotename(${table})`
        const rights = ['INSERT', 'UPDATE', 'DELETE'].map(
          (right) => sql`has_perms_by_name(${name}, 'OBJECT', ${right})`,
        )
        const { rows } = await sql<{ may: number | null }>`select ${sql.join(rights, sql` + `)} as may`.execute(read)
        if (Number(rows[0]?.may ?? 0) > 0) writable.push(table)
      }
      return writable
    },
    close: () => read.destroy(),
  }
}
