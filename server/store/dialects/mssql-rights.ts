import { type Kysely, MssqlAdapter, sql } from 'kysely'
import { AppError } from '../../../shared/errors.ts'
import type { Reader } from '../database.ts'
import { firstError } from './mssql-errors.ts'

/** What the program does in a database, and the rights for it. Rights are of the schema unless they are of the database. */
const rights = {
  running: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  /** Foreign keys of a new table need REFERENCES, since the tables belong to the owner of the schema. */
  migrating: ['ALTER', 'REFERENCES'],
} as const
/** Of the database. */
const createTable = 'CREATE TABLE'

/** Where the program finds itself. */
export interface MssqlPlace {
  database: string
  schema: string
  user: string
}

/** Statements for an administrator of the database, as they stand in `docs/sql-server.md`. */
export const setUpStatements = {
  /** Other connections are ended: without it the statement waits for all of them. */
  readSnapshots: ({ database }: Pick<MssqlPlace, 'database'>) =>
    `ALTER DATABASE ${quote(database)} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;`,
  allowRunning: ({ schema, user }: MssqlPlace) =>
    `GRANT ${rights.running.join(', ')} ON SCHEMA::${quote(schema)} TO ${quote(user)};`,
  allowMigrating: ({ schema, user }: MssqlPlace) =>
    `GRANT ${createTable} TO ${quote(user)}; GRANT ${rights.migrating.join(', ')} ON SCHEMA::${quote(schema)} TO ${quote(user)};`,
}

const quote = (name: string): string => `[${name.replaceAll(']', ']]')}]`

export interface MssqlFacts {
  version: string
  place: MssqlPlace
  /** READ_COMMITTED_SNAPSHOT is on: readers do not wait for writers. */
  snapshotReads: boolean
  /** Rights that this login lacks, by what they are needed for. */
  lacksForRunning: string[]
  lacksForMigrating: string[]
}

/** One query, which every user of a database may run. */
export async function readMssqlFacts(db: Reader): Promise<MssqlFacts> {
  const named = (right: string) => right.replace(' ', '_')
  const asked = [
    ...[...rights.running, ...rights.migrating].map(
      (right) =>
        sql`has_perms_by_name(quotename(schema_name()), 'SCHEMA', ${sql.lit(right)}) as ${sql.ref(named(right))}`,
    ),
    sql`has_perms_by_name(db_name(), 'DATABASE', ${sql.lit(createTable)}) as ${sql.ref(named(createTable))}`,
  ]
  const { rows } = await sql<Record<string, unknown>>`
    select cast(serverproperty('ProductVersion') as nvarchar(128)) as version, db_name() as ${sql.ref('database')},
      schema_name() as ${sql.ref('schema')}, user_name() as ${sql.ref('user')},
      (select is_read_committed_snapshot_on from sys.databases where name = db_name()) as snapshot, ${sql.join(asked)}`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('the database says nothing about itself')
  const lacking = (some: readonly string[]) => some.filter((right) => row[named(right)] !== 1)
  return {
    version: String(row.version),
    place: { database: String(row.database), schema: String(row.schema), user: String(row.user) },
    snapshotReads: row.snapshot === true,
    lacksForRunning: lacking(rights.running),
    lacksForMigrating: lacking([createTable, ...rights.migrating]),
  }
}

/** Errors of statements that need a right which the login lacks. */
const notPermitted: ReadonlySet<unknown> = new Set([229, 230, 262, 297, 300, 1088, 2760, 15247])

/** A start whose login may not migrate says which statement helps, instead of what the server has refused. */
export async function explainMissingRights(db: Reader, error: unknown): Promise<unknown> {
  const { number } = firstError(error)
  if (!notPermitted.has(number)) return error
  const facts = await readMssqlFacts(db).catch(() => undefined)
  const statement = facts ? setUpStatements.allowMigrating(facts.place) : 'docs/sql-server.md has the statements.'
  const sentence = `The database must be migrated to this version, and its login may not do that (SQL Server error ${number}). An administrator of the database runs: ${statement} After the start the right may be taken back (docs/sql-server.md).`
  return new AppError('configuration-invalid', { cause: error, values: { sentence } })
}

const lockName = 'latchkey migrations'

/** Kysely's own lock belongs to dbo, which only a db_owner may use; this one belongs to everybody who may enter the database. */
export class LatchkeyMssqlAdapter extends MssqlAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    // It ends with the transaction of the migrations, also where the connection breaks. Below 0: not granted.
    await sql`declare @granted int; exec @granted = sp_getapplock @Resource = ${sql.lit(lockName)}, @LockMode = 'Exclusive', @LockOwner = 'Transaction'; if @granted < 0 throw 50000, 'the lock of the migrations was not granted', 1;`.execute(
      db,
    )
  }

  override async releaseMigrationLock(): Promise<void> {}
}
