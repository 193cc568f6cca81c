import { z } from 'zod'
import type { RegisteredQuestion } from '../profiles/profile.ts'
import type { QuestionPolicy } from './question-policy.ts'

/** Longest answer that is read; much longer than any a person would type again. */
const longestAnswer = 200

/** How an answer is typed: hidden where the policy says so, and never offered by the browser's own memory. */
const answerField = (secret: boolean) =>
  z.string().min(1).max(longestAnswer).meta({ label: 'activities.fields.answer', secret, autocomplete: 'off' })

const answer = answerField(true)

/** Answers as they travel, whatever questions they belong to. */
export const givenAnswers = z.array(z.object({ question: z.string().max(64), answer })).max(20)

/** Answers to exactly these questions, in this order: each question's id stands as `const`, its wording as title. */
export function answersTo(
  questions: readonly Pick<RegisteredQuestion, 'id' | 'language' | 'wording'>[],
  { hideAnswers, textOf }: QuestionPolicy,
): z.ZodType {
  return tupleOf(
    questions.map((question) =>
      z
        .object({ question: z.literal(question.id), answer: answerField(hideAnswers) })
        .meta({ title: textOf(question) }),
    ),
  )
}

/** Answers to so many of these questions, each picked by the person. */
export function answersToPicked(
  questions: readonly RegisteredQuestion[],
  { hideAnswers, textOf }: QuestionPolicy,
  count: number,
): z.ZodType {
  const ids = questions.map(({ id }) => id)
  const choices = Object.fromEntries(questions.map((question) => [question.id, textOf(question)]))
  return tupleOf(ids.slice(0, count).map((id) => picked({ ids, choices, suggested: id, secret: hideAnswers })))
}

/** Answers to questions that the person picks: those registered before are chosen first, then the policy's in its order. */
export function answersToChosen({ questions, required }: QuestionPolicy, registered: readonly string[]): z.ZodType {
  const ids = questions.map((question) => question.id)
  const choices = Object.fromEntries(questions.map((question) => [question.id, question.text]))
  const suggested = [...new Set([...registered.filter((id) => ids.includes(id)), ...ids])].slice(0, required)
  return tupleOf(suggested.map((id) => picked({ ids, choices, suggested: id, secret: true })))
}

function picked(of: { ids: string[]; choices: Record<string, string>; suggested: string; secret: boolean }): z.ZodType {
  const { ids, choices, suggested, secret } = of
  const meta = { label: 'activities.fields.question', control: 'select', choices, default: suggested }
  return z.object({ question: z.enum(ids).meta(meta), answer: answerField(secret) })
}

function tupleOf(items: z.ZodType[]): z.ZodType {
  const [first, ...others] = items
  return first ? z.tuple([first, ...others]) : z.tuple([])
}
