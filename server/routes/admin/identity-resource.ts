import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors.ts'
import { createIdentityReader } from '../../identity/create-reader.ts'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import type { SourceRow } from '../../identity/identity-source.ts'
import { createOwnSource } from '../../identity/own-source.ts'
import type { Tx } from '../../store/database.ts'
import type { IdentityPosition, ListedTable } from '../../store/identity-lists.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import {
  type AdminServices,
  assertNoProblems,
  createChangeRecord,
  pageQuery,
  pageReply,
  readIfMatch,
  writeVersioned,
} from './resource.ts'

/** What the resources of the identity tables have in common. */

export const identityPath = '/api/v1/admin/identities'

export const toRead = { caller: 'administrator', roles: readers, status: 200 } as const
export const toWrite = { caller: 'administrator', roles: administratorsOnly } as const

export const identityQuery = pageQuery.extend({
  after: z.string().max(1_500).optional(),
  query: z.string().max(200).optional().describe('Only those of whose names one begins with it'),
})

export const elsewhereReply = z
  .string()
  .optional()
  .describe('The other database that this is read from, and where alone it can be changed; absent: the tables are ours')

export const identityPage = <Item extends z.ZodType>(item: Item) =>
  pageReply(item).extend({ elsewhere: elsewhereReply })

/** For ETags: the tables are another product's and have no column for a version. 28 bits, as `readIfMatch` takes. */
export const withVersion = <Body extends object>(body: Body): Body & { version: number } => ({
  ...body,
  version: Number.parseInt(createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 7), 16),
})

const cursorShape = z.tuple([z.string().nullable(), z.string()])

/** Opaque to callers. Throws AppError `invalid-request` for anything that was not given out here. */
function readCursor(after: string | undefined): IdentityPosition | undefined {
  if (after === undefined) return undefined
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch (cause) {
    throw new AppError('invalid-request', { cause })
  }
}

const toCursor = (last: IdentityPosition | undefined): string | undefined =>
  last && Buffer.from(JSON.stringify(last)).toString('base64url')

/** A page of a table, wherever it is. */
export async function listPage<Item>(
  { identity }: AdminServices,
  table: ListedTable,
  { query, after, limit }: z.output<typeof identityQuery>,
  toItem: (row: SourceRow) => Item,
): Promise<{ items: Item[]; next?: string; elsewhere?: string }> {
  const page = await identity.listRows(table, { prefix: query, after: readCursor(after), count: limit })
  return { items: page.rows.map(toItem), next: toCursor(page.last), elsewhere: identity.place }
}

/** The row as it is now. Throws AppError `not-found`. */
export async function loadOne<Reply>(
  { identity }: AdminServices,
  load: (reader: IdentityReader) => Promise<Reply | undefined>,
): Promise<Reply> {
  const found = await load(identity)
  if (!found) throw new AppError('not-found')
  return found
}

/** Throws AppError `settings-refused` where the tables are in another database: they are changed there. */
function assertOwnTables({ identity }: AdminServices): void {
  assertNoProblems(identity.isForeign ? [{ path: '', code: 'identity-database-elsewhere' }] : [])
}

/** Throws AppError `settings-refused` for a row that another one needs. */
export const assertUnused = (isUsed: boolean): void =>
  assertNoProblems(isUsed ? [{ path: '', code: 'identity-in-use' }] : [])

/** Creates a row. Returns its id. */
export async function createIdentity(
  services: AdminServices,
  context: Context,
  options: {
    resource: string
    check(id: string): Promise<FieldProblem[]>
    insert(tx: Tx, id: string): Promise<unknown>
  },
): Promise<string> {
  assertOwnTables(services)
  const id = uuidv7()
  const { resource, check, insert } = options
  assertNoProblems(await check(id))
  await services.store.transaction(async (tx) => {
    await insert(tx, id)
    await services.audit.append(tx, createChangeRecord(context, { resource, id, action: 'created' }))
  })
  return id
}

/** Changes or deletes one row that the caller has read; the audit says who did. */
export async function writeIdentity<Reply extends { version: number }>(
  services: AdminServices,
  context: Context,
  options: {
    resource: string
    id: string
    action: 'changed' | 'deleted'
    check?(): Promise<FieldProblem[]>
    load(reader: IdentityReader): Promise<Reply | undefined>
    /** False: another writer was first. */
    write(tx: Tx, current: Reply): Promise<boolean>
  },
): Promise<void> {
  assertOwnTables(services)
  const expected = readIfMatch(context)
  const { resource, id, action, check, load, write } = options
  assertNoProblems((await check?.()) ?? [])
  await writeVersioned(services, {
    async write(tx) {
      const current = await load(createIdentityReader(createOwnSource(tx)))
      if (!current || current.version !== expected) return undefined
      return (await write(tx, current)) || undefined
    },
    record: () => createChangeRecord(context, { resource, id, action }),
    loadCurrent: () => load(services.identity),
  })
}
