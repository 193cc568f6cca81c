import type { Insertable, Selectable } from 'kysely'
import { changesOneRow, countDeleted } from './changes.ts'
import { databaseNow } from './columns.ts'
import type { Reader, Tx } from './database.ts'
import { readDatabaseTime } from './database-time.ts'
import { insertIfAbsent, updateOrInsert } from './inserting.ts'
import { runPrepared } from './prepared.ts'
import type { ProfileAnswerTable, ProfileTable } from './profile-tables.ts'
import { signRow, verifyRows } from './signed-rows.ts'
import { deferred } from './together.ts'

export type StoredAnswer = Omit<Selectable<ProfileAnswerTable>, 'personId' | 'mac'>
/** Absent fields get the table's defaults. */
export type NewAnswer = Omit<Insertable<ProfileAnswerTable>, 'personId' | 'answeredAt' | 'mac'>
type StoredProfile = Selectable<ProfileTable> & {
  /** Ordered by question id. */
  answers: StoredAnswer[]
}
export type ProfileRow = Omit<Insertable<ProfileTable>, 'registeredAt' | 'updateRequired'>

export async function findProfile(reader: Reader, personId: string): Promise<StoredProfile | undefined> {
  const profiles = await runPrepared(reader, 'find profile', { personId }, ({ personId }) =>
    reader.selectFrom('Profile').selectAll().where('personId', '=', personId),
  )
  // Read whether there is a profile or not, so that a missing one takes as many queries.
  const answers = await runPrepared(reader, 'find answers', { personId }, ({ personId }) =>
    reader.selectFrom('ProfileAnswer').selectAll().where('personId', '=', personId).orderBy('question'),
  )
  const [profile] = profiles.rows
  const opened = verifyRows(reader, 'ProfileAnswer', answers.rows)
  return profile && { ...profile, answers: opened.map(({ personId: _, ...answer }) => answer) }
}

/**
 * Tables in which a row can identify the person; with `set`, only if that column has a value. A factor with a table of its own adds
 * it here and names it (`Factor.tables`); a test compares the two.
 */
export const factorTables: readonly { table: FactorTable; set?: 'verifiedAt' }[] = [
  { table: 'ProfileAnswer' },
  { table: 'ProfileContact', set: 'verifiedAt' },
  { table: 'ProfileTotp' },
  { table: 'ProfilePasskey' },
  { table: 'ProfileDecentralizedIdentity' },
]
export type FactorTable =
  | 'ProfileAnswer'
  | 'ProfileContact'
  | 'ProfileTotp'
  | 'ProfilePasskey'
  | 'ProfileDecentralizedIdentity'

/** Whether the person has registered anything that can identify them. One query. */
export async function isRegistered(reader: Reader, personId: string): Promise<boolean> {
  const { rows } = await runPrepared(reader, 'is registered', { personId }, ({ personId }) =>
    reader
      .selectFrom('Profile')
      .select('personId')
      .where('personId', '=', personId)
      .where(({ exists, or, selectFrom }) =>
        or(
          factorTables.map(({ table, set }) => {
            // Typed as the one table that has the column of `set`; all have a personId.
            const rows = selectFrom(`${table as 'ProfileContact'} as own`)
              .select('own.personId')
              .whereRef('own.personId', '=', 'Profile.personId')
            return exists(set ? rows.where(set, 'is not', null) : rows)
          }),
        ),
      ),
  )
  return rows.length > 0
}

/** As in the table: what a MAC covers must be known before. */
const answerDefaults = { kind: 'optional', wording: null, sealedAnswer: null, caseSensitive: false }

/** Registers the person's answers, which replace all earlier ones. `at`: the time to record; default: now. */
export async function saveProfile(
  tx: Tx,
  profile: ProfileRow & { answers: readonly NewAnswer[] },
  at?: Date,
): Promise<void> {
  const { answers, personId, ...rest } = profile
  const now = at ?? (await readDatabaseTime(tx))
  const row = { ...rest, registeredAt: now, updateRequired: false }
  // The profile's row first: it is the lock that makes concurrent savers replace the answers one after the other.
  await updateOrInsert(
    () => tx.updateTable('Profile').set(row).where('personId', '=', personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'Profile', { personId, ...row }),
  )
  await tx.deleteFrom('ProfileAnswer').where('personId', '=', personId).execute()
  for (const answer of answers) {
    const row = { ...answerDefaults, ...answer, personId, answeredAt: now }
    await tx
      .insertInto('ProfileAnswer')
      .values(signRow(tx, 'ProfileAnswer', row))
      .execute()
  }
}

/** Answers to some questions; returns how many there were. */
export const removeAnswers = (tx: Tx, personId: string, questions: readonly string[]): Promise<number> =>
  tx.deleteFrom('ProfileAnswer').where('personId', '=', personId).where('question', 'in', questions).$call(countDeleted)

/**
 * Ensures the row that everything registered refers to. It is also the lock that serialises concurrent changes of one profile:
 * what is read after this call is current.
 */
export async function ensureProfile(tx: Tx, profile: ProfileRow): Promise<void> {
  const { personId, domain } = profile
  await updateOrInsert(
    () => tx.updateTable('Profile').set({ domain }).where('personId', '=', personId).$call(changesOneRow),
    () => insertIfAbsent(tx, 'Profile', { ...profile, registeredAt: databaseNow(tx) }),
  )
}

/** From now on other questions are asked. */
export async function changeAskSalt(tx: Tx, personId: string, askSalt: string): Promise<void> {
  await runPrepared(
    tx,
    'change ask salt',
    { personId, askSalt },
    ({ personId, ...salt }) => tx.updateTable('Profile').set(salt).where('personId', '=', personId),
    deferred,
  )
}

/** Until the person registers answers again. */
export async function requireUpdate(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable('Profile').set({ updateRequired: true }).where('personId', '=', personId).execute()
}

/** Deletes everything that a person registered or chose, and an open passcode. */
export async function deleteProfile(tx: Tx, personId: string): Promise<void> {
  for (const table of ['ProfilePasscode', 'Subscription', 'AgreementAcceptance'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
  // The lock of `ensureProfile`: who registers something now waits, and then begins with a new profile. Without a profile there is
  // nothing that refers to one, and what is registered from here on is not deleted by half.
  const lock = tx.updateTable('Profile').set({ updateRequired: true }).where('personId', '=', personId)
  if (!(await lock.$call(changesOneRow))) return
  // Tables that refer to the profile come before it.
  for (const table of [...factorTables.map(({ table }) => table), 'Profile'] as const)
    await tx.deleteFrom(table).where('personId', '=', personId).execute()
}
