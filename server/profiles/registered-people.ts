import type { ListedPerson } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { listRegistrations } from '../store/registrations.ts'
import { type ProfileFacts, toAnswerFacts } from './profile-state.ts'

/** The part of a profile that jobs over all people need; without locks. */
export interface RegisteredPerson extends ProfileFacts {
  /** Language in which the person registered. */
  language: string
}

/** For a page of people, in a few queries; people without a profile are left out. */
export async function loadRegisteredPeople(
  reader: Reader,
  people: readonly ListedPerson[],
): Promise<Map<string, RegisteredPerson>> {
  const found = await listRegistrations(
    reader,
    people.map(({ person }) => person.id),
  )
  return new Map(
    [...found].map(([id, { answers, ...facts }]) => [id, { ...facts, answers: answers.map(toAnswerFacts) }]),
  )
}
