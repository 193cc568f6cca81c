import { normalForm } from './normal-form.ts'
import type { GivenAnswer } from './profile.ts'

/** Why a set of answers cannot be registered; the same shape as a refusal of an activity. */
export interface AnswerProblem {
  code: string
  field: string
  values?: Record<string, number>
}

/** What the answers are held against (features D.2). */
export interface AnswerPolicy {
  questions: readonly { id: string; text: string }[]
  required: number
  minAnswerLength: number
}

/** The first thing that is wrong with answers to be registered, at the field where it is. Compares normal forms, as signing in will. */
export function answerProblem(
  answers: readonly GivenAnswer[],
  { policy, account }: { policy: AnswerPolicy; account: string },
): AnswerProblem | undefined {
  if (answers.length !== policy.required) {
    return { code: 'answers-missing', field: 'answers', values: { count: policy.required } }
  }
  const seen = { questions: new Set<string>(), answers: new Set<string>() }
  for (const [index, { question, answer }] of answers.entries()) {
    const form = normalForm(answer)
    const at = `answers.${index}`
    const asked = policy.questions.find(({ id }) => id === question)
    if (!asked) return { code: 'question-unknown', field: `${at}.question` }
    if (seen.questions.has(question)) return { code: 'question-chosen-twice', field: `${at}.question` }
    const problem = problemOf(form, { policy, account, asked: asked.text, others: seen.answers })
    if (problem) return { ...problem, field: `${at}.answer` }
    seen.questions.add(question)
    seen.answers.add(form)
  }
  return undefined
}

function problemOf(
  form: string,
  of: { policy: AnswerPolicy; account: string; asked: string; others: Set<string> },
): Omit<AnswerProblem, 'field'> | undefined {
  const { minAnswerLength } = of.policy
  if ([...form].length < minAnswerLength) return { code: 'answer-too-short', values: { length: minAnswerLength } }
  if (of.others.has(form)) return { code: 'answer-given-twice' }
  if (repeats(form, normalForm(of.asked))) return { code: 'answer-repeats-question' }
  if (form === normalForm(of.account)) return { code: 'answer-is-account-name' }
  return undefined
}

/** The whole question inside the answer, or an answer made of the question's own words. */
function repeats(answer: string, question: string): boolean {
  return answer.includes(question) || ` ${question} `.includes(` ${answer} `)
}
