import type { RuleInForce } from '../../shared/password-policy/rule.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { defaultQuestions, type QuestionList } from './questions.ts'

/** Which people, which questions and which rules of their own; workflows name the policy that they belong to. */
export interface ManagementPolicy {
  id: string
  /** Whether the policy holds for this person. */
  covers(person: DirectoryPerson): boolean
  questions: QuestionList
  /** On top of the directory's rules. */
  rules: readonly RuleInForce[]
}

/** Holds for everybody whom no other policy covers. */
export const defaultPolicy: ManagementPolicy = {
  id: 'default',
  covers: () => true,
  questions: { questions: defaultQuestions, required: 3, minAnswerLength: 2 },
  rules: [],
}

/** In order of priority; the first that covers a person holds. */
const policies: readonly ManagementPolicy[] = [defaultPolicy]

/** The one policy that holds for this person. */
export function resolvePolicy(
  person: DirectoryPerson,
  candidates: readonly ManagementPolicy[] = policies,
): ManagementPolicy {
  return candidates.find((policy) => policy.covers(person)) ?? defaultPolicy
}
