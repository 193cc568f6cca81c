import type { Reader, Tx } from './database.ts'
import { firstRows } from './paging.ts'
import type { Tables } from './tables.ts'

/** Somebody registered whom a walk through the directory did not meet. */
export interface Missed {
  personId: string
  domain: string
  /** Of an earlier walk. */
  missingSince: Date | null
  /** Walks in a row before this one. */
  misses: number
}

/** Which of these people have registered. */
export async function profilesAmong(reader: Reader, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await reader.selectFrom('Profile').select('personId').where('personId', 'in', personIds).execute()
  return rows.map(({ personId }) => personId)
}

/** These were met by the walk that began then. */
export async function sawPeople(tx: Tx, personIds: readonly string[], seenAt: Date): Promise<void> {
  if (personIds.length === 0) return
  const seen = { seenAt, missingSince: null, misses: 0 }
  const known = await tx.selectFrom('PersonSighting').select('personId').where('personId', 'in', personIds).execute()
  await tx.updateTable('PersonSighting').set(seen).where('personId', 'in', personIds).execute()
  const met = new Set(known.map(({ personId }) => personId))
  for (const personId of personIds.filter((id) => !met.has(id))) {
    await tx
      .insertInto('PersonSighting')
      .values({ personId, ...seen })
      .execute()
  }
}

/** In order of their ids, from behind `after`: who of those domains has registered and was not met since. */
export function missedPeople(
  reader: Reader,
  of: { domains: readonly string[]; since: Date; after: string; count: number },
): Promise<Missed[]> {
  const query = reader
    .selectFrom('Profile')
    .leftJoin('PersonSighting', 'PersonSighting.personId', 'Profile.personId')
    .select(['Profile.personId', 'Profile.domain', 'PersonSighting.missingSince', 'PersonSighting.misses'])
    .where('Profile.personId', '>', of.after)
    .where('Profile.domain', 'in', of.domains)
    .where((row) => row.or([row('seenAt', 'is', null), row('seenAt', '<', of.since)]))
    .orderBy('Profile.personId')
  type Row = Omit<Missed, 'misses'> & { misses: number | null }
  return firstRows<Tables, 'Profile', Row>(reader, query as never, of.count)
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, misses: row.misses ?? 0 })))
}

/** How many of those domains have registered, and how many of them were not met since. */
export async function countMissed(
  reader: Reader,
  of: { domains: readonly string[]; since: Date },
): Promise<{ all: number; missed: number }> {
  const profiles = reader.selectFrom('Profile').where('Profile.domain', 'in', of.domains)
  const count = async (query: typeof profiles) => {
    const row = await query.select((one) => one.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    return Number(row.count)
  }
  const met = await count(
    profiles.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('PersonSighting')
          .select('misses')
          .whereRef('PersonSighting.personId', '=', 'Profile.personId')
          .where('seenAt', '>=', of.since),
      ),
    ),
  )
  const all = await count(profiles)
  return { all, missed: all - met }
}

/** One walk more that did not meet the person. */
export async function missedPerson(tx: Tx, missed: Missed & { missingSince: Date }): Promise<void> {
  const { personId, missingSince, misses } = missed
  const { numUpdatedRows } = await tx
    .updateTable('PersonSighting')
    .set({ missingSince, misses })
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  await tx.insertInto('PersonSighting').values({ personId, seenAt: null, missingSince, misses }).execute()
}

export async function forgetSighting(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('PersonSighting').where('personId', '=', personId).execute()
}
