import type { RegisteredQuestion } from './profile.ts'
import type { QuestionRequirements } from './question-requirements.ts'

/** Questions and their requirements in the run's language; `server/policies/question-policy.ts` words them. */
export interface QuestionPolicy extends QuestionRequirements {
  /** How many answers a person registers in all. */
  readonly required: number
  /** Languages of the lists; a person who registers may choose one. */
  readonly languages: readonly string[]
  readonly hideAnswers: boolean
  readonly confirmAnswers: boolean
  /** The same policy in another language. */
  forLanguage(language: string): QuestionPolicy
  /** The text of a registered question: in the run's language, or as it was answered if the wording has changed since. */
  textOf(question: Pick<RegisteredQuestion, 'id' | 'language' | 'wording'>): string
}
