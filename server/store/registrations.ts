import type { Reader } from './database.ts'
import type { StoredAnswer } from './profiles.ts'

export interface Registration {
  personId: string
  language: string
  updateRequired: boolean
  /** Anything at all that the person can be known by, as `isRegistered` tells of one. */
  registered: boolean
  /** In order of the questions' ids. */
  answers: StoredAnswer[]
}

/** Of many people at once (at most a thousand), in as many queries as of one; who has no profile is left out. */
export async function registrationsOf(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, Registration>> {
  if (personIds.length === 0) return new Map()
  const profiles = await reader
    .selectFrom('Profile')
    .select(['personId', 'language', 'updateRequired'])
    .where('personId', 'in', personIds)
    .execute()
  const found = new Map(profiles.map((profile) => [profile.personId, newRegistration(profile)]))
  const ids = [...found.keys()]
  if (ids.length === 0) return found
  const answers = await reader
    .selectFrom('ProfileAnswer')
    .selectAll()
    .where('personId', 'in', ids)
    .orderBy('personId')
    .orderBy('question')
    .execute()
  for (const { personId, ...answer } of answers) found.get(personId)?.answers.push(answer)
  const contacts = reader
    .selectFrom('ProfileContact')
    .select('personId')
    .where('personId', 'in', ids)
    .where('verifiedAt', 'is not', null)
  const apps = reader.selectFrom('ProfileTotp').select('personId').where('personId', 'in', ids)
  const passkeys = reader.selectFrom('ProfilePasskey').select('personId').where('personId', 'in', ids)
  const known = new Set(answers.map(({ personId }) => personId))
  for (const query of [contacts, apps, passkeys]) {
    for (const { personId } of await query.execute()) known.add(personId)
  }
  for (const one of found.values()) one.registered = known.has(one.personId)
  return found
}

const newRegistration = (profile: Pick<Registration, 'personId' | 'language' | 'updateRequired'>): Registration => ({
  ...profile,
  registered: false,
  answers: [],
})
