import type { Insertable, Selectable } from 'kysely'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { insertIfAbsent } from './inserting.ts'
import { prepared } from './prepared.ts'
import type { ProfileAnswerTable, ProfileTable } from './profile-tables.ts'

export type StoredAnswer = Omit<Selectable<ProfileAnswerTable>, 'personId'>
/** What is not said of an answer is as the table's defaults have it. */
export type NewAnswer = Omit<Insertable<ProfileAnswerTable>, 'personId' | 'answeredAt'>
export type StoredProfile = Selectable<ProfileTable> & {
  /** In order of the questions' ids. */
  answers: StoredAnswer[]
}
export type ProfileRow = Omit<Insertable<ProfileTable>, 'registeredAt' | 'updateRequired'>

export async function findProfile(reader: Reader, personId: string): Promise<StoredProfile | undefined> {
  const profiles = await prepared(reader, 'find profile', { personId }, ({ personId }) =>
    reader.selectFrom('Profile').selectAll().where('personId', '=', personId),
  )
  // Asked whether there is a profile or not: a missing one takes as many queries.
  const answers = await prepared(reader, 'find answers', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileAnswer').selectAll().where('personId', '=', personId).orderBy('question'),
  )
  const [profile] = profiles.rows
  return profile && { ...profile, answers: answers.rows.map(({ personId: _, ...answer }) => answer) }
}

/** Whether anything is registered that the person can be known by: an answer, a confirmed contact, an app or a passkey. One query. */
export async function isRegistered(reader: Reader, personId: string): Promise<boolean> {
  const { rows } = await prepared(reader, 'is registered', { personId }, ({ personId }) =>
    reader
      .selectFrom('Profile')
      .select('personId')
      .where('personId', '=', personId)
      .where(({ exists, or, selectFrom }) =>
        or([
          exists(
            selectFrom('ProfileAnswer').select('question').whereRef('ProfileAnswer.personId', '=', 'Profile.personId'),
          ),
          exists(
            selectFrom('ProfileContact')
              .select('id')
              .whereRef('ProfileContact.personId', '=', 'Profile.personId')
              .where('verifiedAt', 'is not', null),
          ),
          exists(
            selectFrom('ProfileTotp').select('lastStep').whereRef('ProfileTotp.personId', '=', 'Profile.personId'),
          ),
          exists(
            selectFrom('ProfilePasskey').select('id').whereRef('ProfilePasskey.personId', '=', 'Profile.personId'),
          ),
        ]),
      ),
  )
  return rows.length > 0
}

/** Registers the person's answers, or registers them anew: these replace all others. `at`: as if it had been then; default: now. */
export async function saveProfile(
  tx: Tx,
  profile: ProfileRow & { answers: readonly NewAnswer[] },
  at?: Date,
): Promise<void> {
  const { answers, personId, ...rest } = profile
  const now = at ?? databaseNow(tx)
  const row = { ...rest, registeredAt: now, updateRequired: false }
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
  for (const answer of answers) {
    await tx
      .insertInto('ProfileAnswer')
      .values({ ...answer, personId, answeredAt: now })
      .execute()
  }
}

/**
 * The row that everything registered refers to. It is also the lock under which two who change one profile do so one after the
 * other: what is read of it after this is what stands.
 */
export async function ensureProfile(tx: Tx, profile: ProfileRow): Promise<void> {
  const { personId, domain } = profile
  const lock = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('Profile')
      .set({ domain })
      .where('personId', '=', personId)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  if (await lock()) return
  if (!(await insertIfAbsent(tx, 'Profile', { ...profile, registeredAt: databaseNow(tx) }))) await lock()
}

/** Other questions are asked from now on. */
export async function changeAskSalt(tx: Tx, personId: string, askSalt: string): Promise<void> {
  await prepared(tx, 'change ask salt', { personId, askSalt }, ({ personId, ...salt }) =>
    tx.updateTable('Profile').set(salt).where('personId', '=', personId),
  )
}

/** Until answers are registered anew. */
export async function requireUpdate(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable('Profile').set({ updateRequired: true }).where('personId', '=', personId).execute()
}

/** Everything that a person registered or chose, and an open passcode. */
export async function deleteProfile(tx: Tx, personId: string): Promise<void> {
  for (const table of belongings) await tx.deleteFrom(table).where('personId', '=', personId).execute()
}

/** What refers to the profile comes before it. */
const belongings = [
  'ProfileAnswer',
  'ProfileContact',
  'ProfileTotp',
  'ProfilePasskey',
  'ProfilePasscode',
  'Subscription',
  'AgreementAcceptance',
  'Profile',
] as const
