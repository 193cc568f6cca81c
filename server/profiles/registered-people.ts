import type { Reader } from '../store/database.ts'
import { type Registration, registrationsOf } from '../store/registrations.ts'
import type { AnswerFacts, ProfileFacts } from './profile-state.ts'

/** As much of a profile as a walk through everybody asks of it. A lock says nothing of what is registered. */
export interface RegisteredPerson extends ProfileFacts {
  /** Of the wording that the person registered with. */
  language: string
}

/** Of a page of people, in a handful of queries; who has no profile is left out. */
export async function registeredPeople(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, RegisteredPerson>> {
  const found = await registrationsOf(reader, personIds)
  return new Map([...found].map(([id, registration]) => [id, factsOf(registration)]))
}

const factsOf = ({ registered, updateRequired, language, answers }: Registration): RegisteredPerson => ({
  ...{ registered, updateRequired, language },
  answers: answers.map((answer) => ({
    ...answer,
    kind: answer.kind as AnswerFacts['kind'],
    readable: answer.sealedAnswer !== null,
  })),
})
