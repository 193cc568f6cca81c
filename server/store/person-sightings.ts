import { changesOneRow } from './changes.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { limitRows } from './paging.ts'

/** A person of whom something is stored, and whom the sweep through the directory did not find. */
export interface MissingPerson {
  personId: string
  domain: string
  /** Set by an earlier sweep. */
  missingSince: Date | null
  /** Consecutive earlier sweeps that did not find the person. */
  misses: number
}

/** Returns those of these people who have registered, or set up a second factor of staff. */
export async function filterStored(reader: Reader, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await reader
    .selectFrom('Profile')
    .select('personId')
    .where('personId', 'in', personIds)
    .union(reader.selectFrom('StaffFactor').select('personId').where('personId', 'in', personIds))
    .execute()
  return rows.map(({ personId }) => personId)
}

/** People of these domains who have registered. */
const selectRegistered = (reader: Reader, domains: readonly string[]) =>
  reader.selectFrom('Profile').select(['personId', 'domain']).where('domain', 'in', domains)

/** Staff of these domains who have a second factor and never registered. Rows from before there was a domain count for none. */
const selectUnregisteredStaff = (reader: Reader, domains: readonly string[]) =>
  reader
    .selectFrom('StaffFactor')
    .select(['personId', 'domain'])
    .distinct()
    .where('domain', 'in', domains)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('Profile').select('language').whereRef('Profile.personId', '=', 'StaffFactor.personId'))),
    )
    .$castTo<{ personId: string; domain: string }>()

/** Records that the sweep that began at `seenAt` found these people. */
export async function recordSightings(tx: Tx, personIds: readonly string[], seenAt: Date): Promise<void> {
  if (personIds.length === 0) return
  const seen = { seenAt, missingSince: null, misses: 0 }
  const known = await tx.selectFrom('PersonSighting').select('personId').where('personId', 'in', personIds).execute()
  await tx.updateTable('PersonSighting').set(seen).where('personId', 'in', personIds).execute()
  const met = new Set(known.map(({ personId }) => personId))
  for (const personId of personIds.filter((id) => !met.has(id))) {
    // Recorded meanwhile by a job that has lost its lease since.
    if (!(await insertIfAbsent(tx, 'PersonSighting', { personId, ...seen })))
      await tx.updateTable('PersonSighting').set(seen).where('personId', '=', personId).execute()
  }
}

/** People of these domains of whom something is stored and who were not found since, ordered by id, after `after`. */
export async function listMissingPeople(
  reader: Reader,
  page: { domains: readonly string[]; since: Date; after: string; count: number },
): Promise<MissingPerson[]> {
  const missingOf = (people: ReturnType<typeof selectRegistered>) =>
    reader
      .selectFrom(people.as('Stored'))
      .leftJoin('PersonSighting', 'PersonSighting.personId', 'Stored.personId')
      .select(['Stored.personId', 'Stored.domain', 'PersonSighting.missingSince', 'PersonSighting.misses'])
      .where('Stored.personId', '>', page.after)
      .where((row) => row.or([row('seenAt', 'is', null), row('seenAt', '<', page.since)]))
  const all = missingOf(selectRegistered(reader, page.domains)).unionAll(
    missingOf(selectUnregisteredStaff(reader, page.domains) as never),
  )
  const query = reader.selectFrom(all.as('Missing')).selectAll().orderBy('personId')
  const rows = await limitRows(reader, query, page.count).execute()
  return rows.map((row) => ({ ...row, misses: row.misses ?? 0 }))
}

/** Of how many people of these domains something is stored, and how many of them were not found since. */
export async function countMissingPeople(
  reader: Reader,
  { domains, since }: { domains: readonly string[]; since: Date },
): Promise<{ all: number; missed: number }> {
  const stored = reader
    .selectFrom(
      selectRegistered(reader, domains)
        .unionAll(selectUnregisteredStaff(reader, domains) as never)
        .as('Stored'),
    )
    .leftJoin('PersonSighting', (join) =>
      join.onRef('PersonSighting.personId', '=', 'Stored.personId').on('seenAt', '>=', since),
    )
  const { all, met } = await stored
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('PersonSighting.misses').as('met')])
    .executeTakeFirstOrThrow()
  return { all: Number(all), missed: Number(all) - Number(met) }
}

/** Records that another sweep did not find the person. */
export async function recordMissing(tx: Tx, missed: MissingPerson & { missingSince: Date }): Promise<void> {
  const { personId, missingSince, misses } = missed
  const change = { missingSince, misses }
  await updateOrInsert(
    () => tx.updateTable('PersonSighting').set(change).where('personId', '=', personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'PersonSighting', { personId, seenAt: null, ...change }),
  )
}

export async function deleteSighting(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('PersonSighting').where('personId', '=', personId).execute()
}
