import type { Tx } from '../../store/database.ts'
import type { Tables } from '../../store/tables.ts'
import type { ReadOnlyDatabase } from './sources.ts'

/** Tables whose rows belong to one person, by `personId`. Their MACs stay valid: the simulation has the same keys. */
export const personTables = [
  'Profile',
  'ProfileAnswer',
  'ProfileContact',
  'ProfileTotp',
  'ProfilePasskey',
  'ProfileDecentralizedIdentity',
  'ProfilePasscode',
  'Subscription',
  'AgreementAcceptance',
] as const satisfies (keyof Tables)[]

interface CopiedRows {
  write(tx: Tx): Promise<void>
}

/** What a run may read of the settings, of one person and of their counters, to be written into the database of a simulation. */
export async function copyPerson(
  database: ReadOnlyDatabase,
  { personId, accountKey }: { personId: string; accountKey: string },
): Promise<CopiedRows> {
  const settings = await database.selectFrom('Setting').selectAll().execute()
  const counters = await database.selectFrom('Counter').selectAll().where('key', '=', accountKey).execute()
  const rows = new Map<(typeof personTables)[number], object[]>()
  for (const table of personTables) {
    // Typed as one of the tables: each has a personId, and its rows go back into the table that they come from.
    rows.set(
      table,
      await database
        .selectFrom(table as 'Profile')
        .selectAll()
        .where('personId', '=', personId)
        .execute(),
    )
  }
  return {
    async write(tx) {
      for (const row of settings) await tx.insertInto('Setting').values(row).execute()
      for (const row of counters) await tx.insertInto('Counter').values(row).execute()
      for (const [table, copies] of rows)
        for (const row of copies)
          await tx
            .insertInto(table as 'Profile')
            .values(row as never)
            .execute()
    },
  }
}
