import type { RegisteredQuestion } from '../profiles/profile.ts'
import type { QuestionRequirements } from '../profiles/question-requirements.ts'

/** Questions and their requirements in the run's language; `server/policies/question-policy.ts` words them. */
export interface QuestionPolicy extends QuestionRequirements {
  /** How many answers a person gives in all when registering. */
  readonly required: number
  /** Languages that there are lists in; a person who registers may choose. */
  readonly languages: readonly string[]
  readonly hideAnswers: boolean
  readonly confirmAnswers: boolean
  /** The same policy in another language. */
  in(language: string): QuestionPolicy
  /** How a registered question is asked: in the run's language, or as it was worded when it was answered, should it have changed. */
  textOf(question: Pick<RegisteredQuestion, 'id' | 'language' | 'wording'>): string
}
