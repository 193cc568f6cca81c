import type { Selectable } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import type { AdsAccountTable, DirectoryPositionTable, PersonTable } from './identity-tables.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { limitRows } from './paging.ts'
import type { Tables } from './tables.ts'

/** What the synchronisation with a directory reads and writes beside the signed rows. */

export type DirectoryPosition = Selectable<DirectoryPositionTable>

/** Returns `UID_ADSDomain`. */
export async function ensureDomain(tx: Tx, domain: { dnsName: string; netbiosName: string }): Promise<string> {
  const find = () =>
    tx.selectFrom('ADSDomain').select('UID_ADSDomain').where('ADSDomainName', '=', domain.dnsName).executeTakeFirst()
  const row = { UID_ADSDomain: uuidv7(), Ident_Domain: domain.netbiosName, ADSDomainName: domain.dnsName }
  if (!(await find())) await insertIfAbsent(tx, 'ADSDomain', row)
  return (await find())?.UID_ADSDomain ?? row.UID_ADSDomain
}

export const listPositions = (reader: Reader, domain: string): Promise<DirectoryPosition[]> =>
  reader.selectFrom('DirectoryPosition').selectAll().where('domain', '=', domain).execute()

/** Positions in earlier copies of the same controller go: they are never valid again. */
export async function savePosition(tx: Tx, position: DirectoryPosition): Promise<void> {
  const { domain, invocationId, controller } = position
  await tx
    .deleteFrom('DirectoryPosition')
    .where('domain', '=', domain)
    .where('controller', '=', controller)
    .where('invocationId', '!=', invocationId)
    .execute()
  const update = tx
    .updateTable('DirectoryPosition')
    .set(position)
    .where('domain', '=', domain)
    .where('invocationId', '=', invocationId)
  await updateOrInsert(
    () => update.$call(changesOneRow),
    () => insertIfAbsent(tx, 'DirectoryPosition', position),
  )
}

export type AccountRow = Selectable<AdsAccountTable>
export type PersonRow = Selectable<PersonTable>

/** With their MACs, which are not verified here. At most a page of ids. */
export const findAccountRows = (reader: Reader, ids: readonly string[]): Promise<AccountRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : reader.selectFrom('ADSAccount').selectAll().where('UID_ADSAccount', 'in', ids).execute()

export const findPersonRows = (reader: Reader, ids: readonly string[]): Promise<PersonRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : reader.selectFrom('Person').selectAll().where('UID_Person', 'in', ids).execute()

/** Records that a pass over the whole domain found these accounts. */
export async function recordAccountSightings(tx: Tx, ids: readonly string[], seenAt: Date): Promise<void> {
  if (ids.length > 0) await tx.updateTable('ADSAccount').set({ seenAt }).where('UID_ADSAccount', 'in', ids).execute()
}

const selectMissing = (reader: Reader, domain: string, since: Date) =>
  reader
    .selectFrom('ADSAccount')
    .where('UID_ADSDomain', '=', domain)
    .where((row) => row.or([row('seenAt', 'is', null), row('seenAt', '<', since)]))

/** How many accounts of the domain there are, and how many of them no pass has found since. */
export async function countMissingAccounts(
  reader: Reader,
  { domain, since }: { domain: string; since: Date },
): Promise<{ all: number; missing: number }> {
  const all = await reader
    .selectFrom('ADSAccount')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('UID_ADSDomain', '=', domain)
    .executeTakeFirstOrThrow()
  const missing = await selectMissing(reader, domain, since)
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { all: Number(all.count), missing: Number(missing.count) }
}

/** In the order of their directory ids. */
export function listMissingAccounts(
  reader: Reader,
  { domain, since, after, count }: { domain: string; since: Date; after: string; count: number },
): Promise<{ UID_ADSAccount: string; ObjectGUID: string; UID_Person: string | null }[]> {
  const query = selectMissing(reader, domain, since)
    .select(['UID_ADSAccount', 'ObjectGUID', 'UID_Person'])
    .where('ObjectGUID', '>', after)
    .orderBy('ObjectGUID')
  return limitRows<Tables, 'ADSAccount', { UID_ADSAccount: string; ObjectGUID: string; UID_Person: string | null }>(
    reader,
    query,
    count,
  ).execute()
}

/** Whether the person has any account left. */
export async function hasAccounts(reader: Reader, person: string): Promise<boolean> {
  const query = reader.selectFrom('ADSAccount').select('UID_ADSAccount').where('UID_Person', '=', person)
  return (await query.executeTakeFirst()) !== undefined
}
