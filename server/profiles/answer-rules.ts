import { isCommonAnswer } from './common-answers.ts'
import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import {
  countRequiredAnswers,
  getMinAnswerLength,
  type QuestionKind,
  type QuestionRequirements,
} from './question-requirements.ts'

/** Why answers cannot be registered; the same shape as an activity's refusal. */
export interface AnswerProblem {
  code: string
  field: string
  values?: Record<string, number>
}

/** Ids of people's own questions. */
const ownQuestionId = /^own-[1-9]\d?$/

/** The kind of a question; undefined if the policy does not offer it. */
export function kindOf(
  id: string,
  { questions, userDefinedCount }: Pick<QuestionRequirements, 'questions' | 'userDefinedCount'>,
): QuestionKind | undefined {
  if (ownQuestionId.test(id)) return userDefinedCount > 0 ? 'user-defined' : undefined
  return questions.find((question) => question.id === id)?.kind
}

/** The wording of a question: the policy's, or the person's own on one line. */
export function wordingOf({ question, text = '' }: GivenAnswer, { questions }: QuestionRequirements): string {
  const asked = questions.find(({ id }) => id === question)
  return (
    asked?.text ??
    text
      .normalize('NFC')
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim()
  )
}

/** The first problem with answers to be registered, at its field. Compares normal forms, as signing in does. */
export function findAnswerProblem(
  answers: readonly GivenAnswer[],
  { policy, account }: { policy: QuestionRequirements; account: string },
): AnswerProblem | undefined {
  const count = countRequiredAnswers(policy)
  if (answers.length !== count) return { code: 'answers-missing', field: 'answers', values: { count } }
  const seen = { questions: new Set<string>(), answers: new Set<string>() }
  for (const [index, given] of answers.entries()) {
    const problem =
      findQuestionProblem(given, policy, seen.questions) ??
      findProblem(given, { policy, account, others: seen.answers })
    if (problem) return { ...problem, field: `answers.${index}.${problem.field}` }
    seen.questions.add(questionForm(given, policy)).add(given.question)
    seen.answers.add(normalForm(given.answer))
  }
  return findCountProblem(answers, policy)
}

type QuestionAndAnswer = Pick<GivenAnswer, 'question' | 'text' | 'answer'>

/** Questions with the same wording are the same question, the policy's or the person's own. */
const questionForm = (given: QuestionAndAnswer, policy: QuestionRequirements): string =>
  `“${normalForm(wordingOf(given, policy))}”`

function findQuestionProblem(
  given: QuestionAndAnswer,
  policy: QuestionRequirements,
  others: Set<string>,
): AnswerProblem | undefined {
  const kind = kindOf(given.question, policy)
  if (kind === undefined) return { code: 'question-unknown', field: 'question' }
  const field = kind === 'user-defined' ? 'text' : 'question'
  const length = policy.minQuestionLength
  if (kind === 'user-defined' && [...wordingOf(given, policy)].length < length) {
    return { code: 'question-too-short', field, values: { length } }
  }
  const isAgain = others.has(given.question) || others.has(questionForm(given, policy))
  return isAgain ? { code: 'question-chosen-twice', field } : undefined
}

function findProblem(
  given: GivenAnswer,
  { policy, account, others }: { policy: QuestionRequirements; account: string; others: Set<string> },
): AnswerProblem | undefined {
  const field = 'answer'
  const form = normalForm(given.answer)
  // An answer that is only punctuation counts as empty.
  const length = getMinAnswerLength(policy)
  if ([...form].length < length) return { code: 'answer-too-short', field, values: { length } }
  if (isCommonAnswer(form)) return { code: 'answer-too-common', field }
  if (policy.rejectSameAnswers && others.has(form)) return { code: 'answer-given-twice', field }
  if (policy.rejectAnswersContainingQuestion && repeatsQuestion(form, wordingOf(given, policy))) {
    return { code: 'answer-repeats-question', field }
  }
  if (form === normalForm(account)) return { code: 'answer-is-account-name', field }
  return undefined
}

/** The right number of answers, but to the wrong questions. */
function findCountProblem(answers: readonly GivenAnswer[], policy: QuestionRequirements): AnswerProblem | undefined {
  const answered = new Set(answers.map(({ question }) => question))
  const isOpen = policy.questions.some(({ id, kind }) => kind !== 'optional' && !answered.has(id))
  if (isOpen) return { code: 'mandatory-question-unanswered', field: 'answers' }
  const count = policy.userDefinedCount
  const owned = answers.filter(({ question }) => kindOf(question, policy) === 'user-defined')
  return owned.length === count ? undefined : { code: 'own-questions-missing', field: 'answers', values: { count } }
}

/** Whether the answer contains the whole question, or consists of its words. Takes the normal form of the answer. */
export function repeatsQuestion(answer: string, wording: string): boolean {
  const question = normalForm(wording)
  return question !== '' && (answer.includes(question) || ` ${question} `.includes(` ${answer} `))
}
