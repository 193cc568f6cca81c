import type { Selectable } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import type { ProfileAnswerTable, ProfileTable } from './tables.ts'

export type StoredAnswer = Pick<Selectable<ProfileAnswerTable>, 'question' | 'hash'>
export type StoredProfile = Selectable<ProfileTable> & {
  /** In order of the questions' ids. */
  answers: StoredAnswer[]
}

export async function findProfile(reader: Reader, personId: string): Promise<StoredProfile | undefined> {
  const profile = await reader.selectFrom('Profile').selectAll().where('personId', '=', personId).executeTakeFirst()
  if (!profile) return undefined
  const answers = await reader
    .selectFrom('ProfileAnswer')
    .select(['question', 'hash'])
    .where('personId', '=', personId)
    .orderBy('question')
    .execute()
  return { ...profile, answers }
}

/** Registers the person or registers anew: these answers replace all others. */
export async function saveProfile(
  tx: Tx,
  profile: { personId: string; domain: string; language: string; askSalt: string; answers: readonly StoredAnswer[] },
): Promise<void> {
  const { answers, personId, ...rest } = profile
  const now = databaseNow(tx)
  const row = { ...rest, registeredAt: now }
  const update = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('Profile')
      .set(row)
      .where('personId', '=', personId)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  // The profile's row first: it is the lock under which two savers replace the answers one after the other.
  if (!(await update()) && !(await insertIfAbsent(tx, 'Profile', { personId, ...row }))) await update()
  await tx.deleteFrom('ProfileAnswer').where('personId', '=', personId).execute()
  for (const { question, hash } of answers) {
    await tx.insertInto('ProfileAnswer').values({ personId, question, hash, answeredAt: now }).execute()
  }
}

/** Other questions are asked from now on. */
export async function changeAskSalt(tx: Tx, personId: string, askSalt: string): Promise<void> {
  await tx.updateTable('Profile').set({ askSalt }).where('personId', '=', personId).execute()
}

export async function removeProfile(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('ProfileAnswer').where('personId', '=', personId).execute()
  await tx.deleteFrom('Profile').where('personId', '=', personId).execute()
}
