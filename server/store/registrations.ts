import type { Reader } from './database.ts'
import { type FactorTable, factorTables, type StoredAnswer } from './profiles.ts'
import { verifyRows } from './signed-rows.ts'

export interface Registration {
  personId: string
  language: string
  updateRequired: boolean
  /** Whether anything can identify the person, as `isRegistered` decides for one person. */
  registered: boolean
  /** Ordered by question id. */
  answers: StoredAnswer[]
}

/** How many people have a row in this table. */
export async function countPeopleIn(reader: Reader, table: FactorTable): Promise<number> {
  const { people } = await reader
    // Typed as one of the tables; all have a personId.
    .selectFrom(table as 'ProfileContact')
    .select(({ fn }) => fn.count('personId').distinct().as('people'))
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** For many people at once (at most a thousand), in as many queries as for one; people without a profile are left out. */
export async function listRegistrations(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, Registration>> {
  if (personIds.length === 0) return new Map()
  const profiles = await reader
    .selectFrom('Profile')
    .select(['personId', 'language', 'updateRequired'])
    .where('personId', 'in', personIds)
    .execute()
  const found = new Map<string, Registration>(
    profiles.map((profile) => [profile.personId, { ...profile, registered: false, answers: [] }]),
  )
  const ids = [...found.keys()]
  if (ids.length === 0) return found
  const answers = await reader
    .selectFrom('ProfileAnswer')
    .selectAll()
    .where('personId', 'in', ids)
    .orderBy('personId')
    .orderBy('question')
    .execute()
  for (const { personId, ...answer } of verifyRows(reader, 'ProfileAnswer', answers))
    found.get(personId)?.answers.push(answer)
  const known = new Set(answers.map(({ personId }) => personId))
  for (const { table, set } of factorTables.filter(({ table }) => table !== 'ProfileAnswer')) {
    // Typed as the one table that has the column of `set`; all have a personId.
    const rows = reader
      .selectFrom(table as 'ProfileContact')
      .select('personId')
      .where('personId', 'in', ids)
    for (const { personId } of await (set ? rows.where(set, 'is not', null) : rows).execute()) known.add(personId)
  }
  for (const one of found.values()) one.registered = known.has(one.personId)
  return found
}
