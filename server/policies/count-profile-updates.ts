import type { Directory } from '../directory/directory.ts'
import { type EverybodyPosition, listEverybody } from '../directory/list-everybody.ts'
import { deriveProfileState, type UpdateReason, updateReasons } from '../profiles/profile-state.ts'
import { loadRegisteredPeople, type RegisteredPerson } from '../profiles/registered-people.ts'
import type { Reader } from '../store/database.ts'
import type { ManagementPolicy } from './management-policy.ts'
import { localizeQuestionsOnce, type StoredQuestionPolicy } from './question-policy.ts'
import { createPolicyResolver } from './resolve.ts'

/** Whom one version of the questions asks to update their profile. */
export interface ProfileUpdates {
  people: number
  /** A person may have several. */
  reasons: Partial<Record<UpdateReason, number>>
}

export interface ProfileUpdateCount {
  examined: number
  /** Of the policy's people, who have registered answers. */
  answered: number
  saved: ProfileUpdates
  edited: ProfileUpdates
  /** Where the count goes on; undefined: everybody was examined. */
  next?: EverybodyPosition
}

interface CountOptions {
  directory: Pick<Directory, 'domains' | 'openSession'>
  read: Reader
  /** In order of priority. */
  policies: readonly ManagementPolicy[]
  policy: ManagementPolicy
  edited: StoredQuestionPolicy
  from?: EverybodyPosition
  /** Asked after each page of people: whether the count stops there and tells where it goes on. */
  isOver(): boolean
  signal: AbortSignal
}

/** Counts who of a policy's people must update their answers, by the saved questions and by those that are being edited. A policy that is off counts as if it were on. */
export async function countProfileUpdates(options: CountOptions): Promise<ProfileUpdateCount> {
  const { directory, read, policies, policy, edited, from, isOver, signal } = options
  const resolver = createPolicyResolver(
    policies.map((one) => (one.id === policy.id ? { ...policy, enabled: true } : one)),
  )
  const count: ProfileUpdateCount = { examined: 0, answered: 0, saved: noUpdates(), edited: noUpdates() }
  for await (const { people, position } of listEverybody(directory, { from, signal })) {
    count.examined += people.length
    const own = people.filter(({ person }) => resolver.resolve(person).policy.id === policy.id)
    for (const profile of (await loadRegisteredPeople(read, own)).values()) {
      if (profile.answers.length === 0) continue
      count.answered += 1
      addUpdate(count.saved, profile, policy.questions)
      addUpdate(count.edited, profile, edited)
    }
    if (isOver()) return { ...count, next: position }
  }
  return count
}

const noUpdates = (): ProfileUpdates => ({ people: 0, reasons: {} })

/** In the language in which the person registered, as the scheduled jobs do. */
function addUpdate(updates: ProfileUpdates, profile: RegisteredPerson, questions: StoredQuestionPolicy): void {
  const state = deriveProfileState(profile, localizeQuestionsOnce(questions, profile.language))
  if (state.state !== 'must-update') return
  updates.people += 1
  for (const reason of updateReasons.filter((one) => state.reasons.includes(one)))
    updates.reasons[reason] = (updates.reasons[reason] ?? 0) + 1
}
