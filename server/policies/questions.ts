import { type Words, words } from '../../shared/languages/words.ts'
import type { QuestionPolicy } from '../activities/activity.ts'

/** Security questions supplied with the product; worded as `questions.<id>`. */
export const defaultQuestions = [
  'first-school',
  'first-pet',
  'birth-city',
  'favourite-teacher',
  'first-car',
  'childhood-street',
  'first-job-place',
  'childhood-friend',
] as const

/** The questions part of a management policy as it is kept: ids, no wordings. */
export interface QuestionList {
  questions: readonly (typeof defaultQuestions)[number][]
  /** How many a person answers when registering. */
  required: number
  /** In characters of the normal form, which knows no punctuation. */
  minAnswerLength: number
}

export function wordQuestions(list: QuestionList, language: string): QuestionPolicy {
  const say: Words = words(language)
  return { ...list, questions: list.questions.map((id) => ({ id, text: say(`questions.${id}`) })) }
}
