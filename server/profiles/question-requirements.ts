/** `mandatory`, `optional`, `user-defined`: asked of the person; `mandatory`, `helpdesk`: asked by the helpdesk (features D.2). */
export const questionKinds = ['mandatory', 'optional', 'helpdesk', 'user-defined'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What the person is asked on the Self-Service site. */
export const selfServiceKinds: readonly QuestionKind[] = ['mandatory', 'optional', 'user-defined']
/** What an operator asks. */
export const helpdeskKinds: readonly QuestionKind[] = ['mandatory', 'helpdesk']

/** A question that the policy offers, in the language of the task. */
export interface OfferedQuestion {
  id: string
  text: string
  kind: Exclude<QuestionKind, 'user-defined'>
}

/** What registered answers are held against (features D.2): when they are given, and again whenever the policy has changed. */
export interface QuestionRequirements {
  /** BCP 47, of the texts. */
  readonly language: string
  readonly questions: readonly OfferedQuestion[]
  readonly optionalCount: number
  readonly userDefinedCount: number
  /** In characters of the normal form, which knows no punctuation. */
  readonly minQuestionLength: number
  readonly minAnswerLength: number
  readonly rejectSameAnswers: boolean
  readonly rejectAnswersContainingQuestion: boolean
  /** Answers to mandatory questions are kept readable, too; those to helpdesk questions always are. */
  readonly readableForHelpdesk: boolean
  /** Holds for answers that are registered from now on; older ones are compared as they were registered. */
  readonly caseSensitive: boolean
}

/** How many answers a person gives: all mandatory, all helpdesk, so many optional ones and so many of their own. */
export function requiredAnswers(of: {
  questions: readonly { kind: QuestionKind }[]
  optionalCount: number
  userDefinedCount: number
}): number {
  const fixed = of.questions.filter(({ kind }) => kind !== 'optional')
  return fixed.length + of.optionalCount + of.userDefinedCount
}

/** Whether an answer of this kind is kept readable. */
export const isReadable = (kind: QuestionKind, of: { readableForHelpdesk: boolean }): boolean =>
  kind === 'helpdesk' || (kind === 'mandatory' && of.readableForHelpdesk)
