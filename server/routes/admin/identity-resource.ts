import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Reader, Tx } from '../../store/database.ts'
import { administratorsOnly, readers } from '../authorise.ts'
import {
  type AdminServices,
  assertNoProblems,
  createChangeRecord,
  pageQuery,
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

/** Ids of Identity Manager, which are UUIDs where they are ours. */
export const identityId = z.string().min(1).max(38)

/** For ETags: the tables are another product's and have no column for a version. 28 bits, as `readIfMatch` takes. */
export const withVersion = <Body extends object>(body: Body): Body & { version: number } => ({
  ...body,
  version: Number.parseInt(createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 7), 16),
})

const cursorShape = z.tuple([z.string(), z.string()])

/** Opaque to callers. Throws AppError `invalid-request` for anything that was not given out here. */
export function readCursor(after: string | undefined): [string, string] | undefined {
  if (after === undefined) return undefined
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch (cause) {
    throw new AppError('invalid-request', { cause })
  }
}

export const toCursor = (last: readonly [string, string] | undefined): string | undefined =>
  last && Buffer.from(JSON.stringify(last)).toString('base64url')

/** Throws AppError `settings-refused` where the tables are in another database: they are looked at and changed there. */
export function assertOwnTables({ identity }: AdminServices): void {
  assertNoProblems(identity.isForeign ? [{ path: '', code: 'identity-database-elsewhere' }] : [])
}

/** Changes or deletes one row that the caller has read; the audit says who did. */
export async function writeIdentity<Reply extends { version: number }>(
  services: AdminServices,
  context: Context,
  options: {
    resource: string
    id: string
    action: 'changed' | 'deleted'
    load(reader: Reader): Promise<Reply | undefined>
    /** False: another writer was first. */
    write(tx: Tx, current: Reply): Promise<boolean>
  },
): Promise<void> {
  assertOwnTables(services)
  const expected = readIfMatch(context)
  const { resource, id, action, load, write } = options
  await writeVersioned(services, {
    async write(tx) {
      const current = await load(tx)
      if (!current || current.version !== expected) return undefined
      return (await write(tx, current)) || undefined
    },
    record: () => createChangeRecord(context, { resource, id, action }),
    loadCurrent: () => load(services.store.read),
  })
}

/** The row as it is now. Throws AppError `not-found`. */
export async function loadOne<Reply>(services: AdminServices, load: (reader: Reader) => Promise<Reply | undefined>) {
  assertOwnTables(services)
  const found = await load(services.store.read)
  if (!found) throw new AppError('not-found')
  return found
}
