import { isReadable, type QuestionKind, type QuestionRequirements } from './question-requirements.ts'

export type ProfileState =
  | { state: 'not-registered' }
  | { state: 'complete' }
  | { state: 'must-update'; reasons: readonly UpdateReason[] }
  | { state: 'locked'; until: Date }

/** Conditions of the enforcement rules (features D.5). */
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

/** What was noted of an answer when it was given, since its hash tells nothing of it. */
export interface AnswerFacts {
  question: string
  kind: QuestionKind
  /** It has at least so many characters; not exactly how many, which would help guessing. */
  lengthAtLeast: number
  /** Characters of the question, for one of the person's own. */
  questionLength: number | null
  /** It equals another answer of the same person. */
  repeatsAnother: boolean
  repeatsQuestion: boolean
  /** It is kept readable, too. */
  readable: boolean
}

export interface ProfileFacts {
  /** Anything at all that the person can be known by. */
  registered: boolean
  lockedUntil?: Date
  /** Set by the helpdesk. */
  updateRequired: boolean
  answers: readonly AnswerFacts[]
}

/**
 * Where a profile stands under the policy of now. Changed settings take nothing away: old answers go on working, and the state
 * only says that they should be renewed. Whoever registered other methods and no answers is not held to the questions.
 */
export function profileState(facts: ProfileFacts, policy: QuestionRequirements): ProfileState {
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
  'mandatory-unanswered': (answers, policy) => leavesOpen('mandatory', answers, policy),
  'helpdesk-unanswered': (answers, policy) => leavesOpen('helpdesk', answers, policy),
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
    answers.some((answer) => answer.readable !== isReadable(kindNow(answer, policy), policy)),
}

/** An administrator may have moved the question to another kind since. */
const kindNow = ({ question, kind }: AnswerFacts, policy: QuestionRequirements): QuestionKind =>
  policy.questions.find(({ id }) => id === question)?.kind ?? kind

function leavesOpen(kind: QuestionKind, answers: readonly AnswerFacts[], policy: QuestionRequirements): boolean {
  const answered = new Set(answers.map(({ question }) => question))
  return policy.questions.some((question) => question.kind === kind && !answered.has(question.id))
}

/** Thresholds between which lengths are not told apart. */
const lengthClasses = [1, 2, 3, 4, 6, 8, 10, 12, 16, 20]

/** What may be noted of a length: the class it falls in, and that it met the minimum of its day. */
export function noteLength(length: number, minimum: number): number {
  const reached = lengthClasses.filter((one) => one <= length)
  return Math.max(reached.at(-1) ?? 0, length >= minimum ? minimum : 0)
}
