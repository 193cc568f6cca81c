import { sql } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { deleteRows } from './delete-rows.ts'
import { insertIfAbsent } from './inserting.ts'
import { limitRows } from './paging.ts'
import { nameOfPerson } from './person-names.ts'

/** What administrators change and whose versions lie in one table; workflows have their own. */
export type VersionedResource = 'job' | 'password-list' | 'policy' | 'policy-order' | 'settings' | 'template'

export interface ResourceKey {
  resource: VersionedResource
  id: string
}

export interface NewVersion extends ResourceKey {
  /** Absent: one more than the newest that is kept, for resources without a number of their own. */
  version?: number
  action: string
  /** Person of the audit who changes it; absent: a command at the terminal. */
  author?: string
  /** Without secrets. */
  content: unknown
  /** How it was until now. Kept as a version, too, unless it is one already: an older program kept none. */
  before?: { version: number; content: unknown }
}

/** Keeps a version in the transaction of the change that makes it. */
export async function insertVersion(tx: Tx, { before, version, ...change }: NewVersion): Promise<void> {
  const { resource, id, action, author = null, content } = change
  const row = { resource, id, at: databaseNow(tx) }
  if (before && before.version > 0) {
    const kept = { ...row, version: before.version, action: 'before', author: null }
    await insertIfAbsent(tx, 'ResourceVersion', { ...kept, content: JSON.stringify(before.content) })
  }
  const kept = { ...row, action, author, content: JSON.stringify(content) }
  if (version !== undefined) {
    await tx
      .insertInto('ResourceVersion')
      .values({ ...kept, version })
      .execute()
    return
  }
  // Another writer may keep a version with the same number meanwhile; then the next one is tried.
  const next = async () => ((await findNewestNumber(tx, change)) ?? 0) + 1
  while (!(await insertIfAbsent(tx, 'ResourceVersion', { ...kept, version: await next() })));
}

/** Number of the newest version that is kept. */
export async function findNewestNumber(reader: Reader, { resource, id }: ResourceKey): Promise<number | undefined> {
  const newest = await reader
    .selectFrom('ResourceVersion')
    .select((row) => row.fn.max('version').as('version'))
    .where('resource', '=', resource)
    .where('id', '=', id)
    .executeTakeFirst()
  return newest?.version ?? undefined
}

/** Newest first, without the content; `author` is the name, while the audit has it. */
export function listVersions(reader: Reader, { resource, id }: ResourceKey, page: { before?: number; count: number }) {
  const { before, count } = page
  const query = reader
    .selectFrom('ResourceVersion')
    .select(['version', 'action', 'at', 'author as authorId', nameOfPerson('ResourceVersion.author').as('author')])
    .where('resource', '=', resource)
    .where('id', '=', id)
    .$if(before !== undefined, (older) => older.where('version', '<', before ?? 0))
    .orderBy('version', 'desc')
  return limitRows(reader, query, count).execute()
}

/** The newest versions of all resources, without the content; `author` is the name, while the audit has it. */
export function listRecentVersions(reader: Reader, count: number) {
  const query = reader
    .selectFrom('ResourceVersion')
    .select(['resource', 'id', 'version', 'action', 'at', nameOfPerson('ResourceVersion.author').as('author')])
    .orderBy('at', 'desc')
  return limitRows(reader, query, count).execute()
}

/** The content of one version, as JSON. */
export async function findVersionContent(
  reader: Reader,
  { resource, id, version }: ResourceKey & { version: number },
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('ResourceVersion')
    .select('content')
    .where('resource', '=', resource)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.content
}

/** Deletes versions from before then, except the newest of each resource; returns how many. */
export function deleteVersionsBefore(tx: Tx, before: Date): Promise<number> {
  const later = tx
    .selectFrom('ResourceVersion as later')
    .select('later.version')
    .whereRef('later.resource', '=', sql.ref('ResourceVersion.resource'))
    .whereRef('later.id', '=', sql.ref('ResourceVersion.id'))
    .whereRef('later.version', '>', sql.ref('ResourceVersion.version'))
  return deleteRows(tx, 'ResourceVersion', sql`${sql.ref('at')} < ${before} and exists ${later}`)
}
