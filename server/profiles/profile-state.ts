import { isReadable, type QuestionKind, type QuestionRequirements } from './question-requirements.ts'

export type ProfileState =
  | { state: 'not-registered' }
  | { state: 'complete' }
  | { state: 'must-update'; reasons: readonly UpdateReason[] }
  | { state: 'locked'; until: Date }

/** Conditions of the enforcement rules (docs/behaviour.md#enforcement-rules). */
export const updateReasons = [
  'update-required',
  'mandatory-unanswered',
  'helpdesk-unanswered',
  'too-few-optional',
  'too-few-user-defined',
  'question-too-short',
  'answer-too-short',
  'same-answers',
  'answer-repeats-question',
  'storage-mode',
] as const
export type UpdateReason = (typeof updateReasons)[number]

/** What was recorded about an answer when it was given, since its hash does not reveal it. */
export interface AnswerFacts {
  question: string
  kind: QuestionKind
  /** At least so many characters. Not the exact length, which would help guessing. */
  lengthAtLeast: number
  /** Characters of the question, for one of the person's own. */
  questionLength: number | null
  /** It equals another answer of the same person. */
  repeatsAnother: boolean
  repeatsQuestion: boolean
  /** A readable copy is kept as well. */
  readable: boolean
}

export const toAnswerFacts = (
  stored: Omit<AnswerFacts, 'kind' | 'readable'> & { kind: string; sealedAnswer: string | null },
): AnswerFacts => ({ ...stored, kind: stored.kind as QuestionKind, readable: stored.sealedAnswer !== null })

export interface ProfileFacts {
  /** Whether anything is registered that proves who the person is. */
  registered: boolean
  lockedUntil?: Date
  /** Set by the helpdesk. */
  updateRequired: boolean
  answers: readonly AnswerFacts[]
}

/**
 * The state of a profile under the current policy. Changed settings take nothing away: old answers keep working, and the state only says
 * that they should be renewed. People who registered other methods and no answers need not answer questions.
 */
export function deriveProfileState(facts: ProfileFacts, policy: QuestionRequirements): ProfileState {
  if (facts.lockedUntil) return { state: 'locked', until: facts.lockedUntil }
  if (!facts.registered) return { state: 'not-registered' }
  const reasons = updateReasons.filter((reason) =>
    reason === 'update-required'
      ? facts.updateRequired
      : facts.answers.length > 0 && conditions[reason](facts.answers, policy),
  )
  return reasons.length > 0 ? { state: 'must-update', reasons } : { state: 'complete' }
}

type Condition = (answers: readonly AnswerFacts[], policy: QuestionRequirements) => boolean

const conditions: Record<Exclude<UpdateReason, 'update-required'>, Condition> = {
  'mandatory-unanswered': (answers, policy) => isKindUnanswered('mandatory', answers, policy),
  'helpdesk-unanswered': (answers, policy) => isKindUnanswered('helpdesk', answers, policy),
  'too-few-optional'(answers, policy) {
    const offered = policy.questions.filter(({ kind }) => kind === 'optional').map(({ id }) => id)
    return answers.filter(({ question }) => offered.includes(question)).length < policy.optionalCount
  },
  'too-few-user-defined': (answers, policy) =>
    answers.filter(({ kind }) => kind === 'user-defined').length < policy.userDefinedCount,
  'question-too-short': (answers, policy) =>
    answers.some(({ questionLength }) => questionLength !== null && questionLength < policy.minQuestionLength),
  'answer-too-short': (answers, policy) => answers.some(({ lengthAtLeast }) => lengthAtLeast < policy.minAnswerLength),
  'same-answers': (answers, policy) => policy.rejectSameAnswers && answers.some(({ repeatsAnother }) => repeatsAnother),
  'answer-repeats-question': (answers, policy) =>
    policy.rejectAnswersContainingQuestion && answers.some(({ repeatsQuestion }) => repeatsQuestion),
  'storage-mode': (answers, policy) =>
    answers.some((answer) => answer.readable !== isReadable(currentKind(answer, policy), policy)),
}

/** An administrator may have changed the question's kind since. */
const currentKind = ({ question, kind }: AnswerFacts, policy: QuestionRequirements): QuestionKind =>
  policy.questions.find(({ id }) => id === question)?.kind ?? kind

function isKindUnanswered(kind: QuestionKind, answers: readonly AnswerFacts[], policy: QuestionRequirements): boolean {
  const answered = new Set(answers.map(({ question }) => question))
  return policy.questions.some((question) => question.kind === kind && !answered.has(question.id))
}

/** Lengths between two thresholds are recorded as the lower one. */
const lengthClasses = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20]

/** What may be recorded about a length: its class, and that it met the minimum at the time. */
export function toLengthClass(length: number, minimum: number): number {
  const reached = lengthClasses.filter((one) => one <= length)
  return Math.max(reached.at(-1) ?? 0, length >= minimum ? minimum : 0)
}
