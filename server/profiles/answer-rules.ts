import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'
import { type QuestionKind, type QuestionRequirements, requiredAnswers } from './question-requirements.ts'

/** Why a set of answers cannot be registered; the same shape as a refusal of an activity. */
export interface AnswerProblem {
  code: string
  field: string
  values?: Record<string, number>
}

/** Ids of people's own questions. */
const own = /^own-[1-9]\d?$/

/** What kind of question an answer is to; undefined: one that nobody offers. */
export function kindOf(
  id: string,
  { questions, userDefinedCount }: Pick<QuestionRequirements, 'questions' | 'userDefinedCount'>,
): QuestionKind | undefined {
  if (own.test(id)) return userDefinedCount > 0 ? 'user-defined' : undefined
  return questions.find((question) => question.id === id)?.kind
}

/** The words of a question: the policy's, or the person's own in one line. */
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

/** The first thing that is wrong with answers to be registered, at the field where it is. Compares normal forms, as signing in will. */
export function answerProblem(
  answers: readonly GivenAnswer[],
  { policy, account }: { policy: QuestionRequirements; account: string },
): AnswerProblem | undefined {
  const count = requiredAnswers(policy)
  if (answers.length !== count) return { code: 'answers-missing', field: 'answers', values: { count } }
  const seen = { questions: new Set<string>(), answers: new Set<string>() }
  for (const [index, given] of answers.entries()) {
    const problem =
      questionProblem(given, policy, seen.questions) ?? problemOf(given, { policy, account, others: seen.answers })
    if (problem) return { ...problem, field: `answers.${index}.${problem.field}` }
    seen.questions.add(questionForm(given, policy)).add(given.question)
    seen.answers.add(normalForm(given.answer))
  }
  return countProblem(answers, policy)
}

type Asked = Pick<GivenAnswer, 'question' | 'text' | 'answer'>

/** Two questions of one wording are one, whoever put them. */
const questionForm = (given: Asked, policy: QuestionRequirements): string => `“${normalForm(wordingOf(given, policy))}”`

function questionProblem(given: Asked, policy: QuestionRequirements, others: Set<string>): AnswerProblem | undefined {
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

function problemOf(
  given: GivenAnswer,
  of: { policy: QuestionRequirements; account: string; others: Set<string> },
): AnswerProblem | undefined {
  const { policy } = of
  const field = 'answer'
  const form = normalForm(given.answer)
  // An answer of punctuation alone is none.
  const length = Math.max(1, policy.minAnswerLength)
  if ([...form].length < length) return { code: 'answer-too-short', field, values: { length } }
  if (policy.rejectSameAnswers && of.others.has(form)) return { code: 'answer-given-twice', field }
  if (policy.rejectAnswersContainingQuestion && repeatsQuestion(form, wordingOf(given, policy))) {
    return { code: 'answer-repeats-question', field }
  }
  if (form === normalForm(of.account)) return { code: 'answer-is-account-name', field }
  return undefined
}

/** As many answers as there should be, but to the wrong questions. */
function countProblem(answers: readonly GivenAnswer[], policy: QuestionRequirements): AnswerProblem | undefined {
  const answered = new Set(answers.map(({ question }) => question))
  const isOpen = policy.questions.some(({ id, kind }) => kind !== 'optional' && !answered.has(id))
  if (isOpen) return { code: 'mandatory-question-unanswered', field: 'answers' }
  const count = policy.userDefinedCount
  const owned = answers.filter(({ question }) => kindOf(question, policy) === 'user-defined')
  return owned.length === count ? undefined : { code: 'own-questions-missing', field: 'answers', values: { count } }
}

/** The whole question inside the answer, or an answer made of the question's own words. Takes the normal form of the answer. */
export function repeatsQuestion(answer: string, wording: string): boolean {
  const question = normalForm(wording)
  return question !== '' && (answer.includes(question) || ` ${question} `.includes(` ${answer} `))
}
