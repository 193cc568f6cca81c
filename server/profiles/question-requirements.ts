/** `mandatory`, `optional`, `user-defined`: asked of the person; `mandatory`, `helpdesk`: asked by the helpdesk (docs/behaviour.md#question-policy). */
export const questionKinds = ['mandatory', 'optional', 'helpdesk', 'user-defined'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What the person is asked on the Self-Service site. */
export const selfServiceKinds: readonly QuestionKind[] = ['mandatory', 'optional', 'user-defined']
/** What an operator asks. */
export const helpdeskKinds: readonly QuestionKind[] = ['mandatory', 'helpdesk']

/** A question that the policy offers, in the language of the run. */
export interface OfferedQuestion {
  id: string
  text: string
  kind: Exclude<QuestionKind, 'user-defined'>
}

/** The requirements for registered answers (docs/behaviour.md#question-policy): checked when they are given, and again when the policy has changed. */
export interface QuestionRequirements {
  /** BCP 47, of the texts. */
  readonly language: string
  readonly questions: readonly OfferedQuestion[]
  readonly optionalCount: number
  readonly userDefinedCount: number
  /** In characters of the normal form, which has no punctuation. */
  readonly minQuestionLength: number
  readonly minAnswerLength: number
  readonly rejectSameAnswers: boolean
  readonly rejectAnswersContainingQuestion: boolean
  /** A readable copy of answers to mandatory questions is kept; of answers to helpdesk questions, always. */
  readonly readableForHelpdesk: boolean
  /** Applies to answers that are registered from now on; older ones are compared as they were registered. */
  readonly caseSensitive: boolean
}

/** In characters of the normal form, whatever a policy says (M6). */
const minLength = 4

/** How long an answer must be to be registered. One that was registered under a shorter minimum goes on working. */
export const getMinAnswerLength = ({ minAnswerLength }: Pick<QuestionRequirements, 'minAnswerLength'>): number =>
  Math.max(minLength, minAnswerLength)

/** How many answers a person gives: all mandatory and helpdesk questions, and the numbers of optional and own ones. */
export function countRequiredAnswers(policy: {
  questions: readonly { kind: QuestionKind }[]
  optionalCount: number
  userDefinedCount: number
}): number {
  const fixed = policy.questions.filter(({ kind }) => kind !== 'optional')
  return fixed.length + policy.optionalCount + policy.userDefinedCount
}

/** Whether a readable copy of answers of this kind is kept. */
export const isReadable = (kind: QuestionKind, policy: { readableForHelpdesk: boolean }): boolean =>
  kind === 'helpdesk' || (kind === 'mandatory' && policy.readableForHelpdesk)
