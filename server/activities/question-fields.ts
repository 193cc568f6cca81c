import { z } from 'zod'
import type { QuestionPolicy } from './activity.ts'

/** Longest answer that is read; much longer than any a person would type again. */
const longestAnswer = 200

/** How an answer is typed: hidden, and never offered by the browser's own memory. */
const answer = z.string().min(1).max(longestAnswer).meta({
  label: 'activities.fields.answer',
  secret: true,
  autocomplete: 'off',
})

/** Answers as they travel, whatever questions they belong to. */
export const givenAnswers = z.array(z.object({ question: z.string().max(64), answer })).max(20)

/** Answers to exactly these questions, in this order: each question's id stands as `const`, its wording as title. */
export function answersTo(questions: readonly string[], { questions: offered }: QuestionPolicy): z.ZodType {
  return tupleOf(
    questions.map((id) => {
      const title = offered.find((question) => question.id === id)?.text ?? id
      return z.object({ question: z.literal(id), answer }).meta({ title })
    }),
  )
}

/** Answers to questions that the person picks: those registered before are chosen first, then the policy's in its order. */
export function answersToChosen({ questions, required }: QuestionPolicy, registered: readonly string[]): z.ZodType {
  const ids = questions.map((question) => question.id)
  const choices = Object.fromEntries(questions.map((question) => [question.id, question.text]))
  const suggested = [...new Set([...registered.filter((id) => ids.includes(id)), ...ids])].slice(0, required)
  const label = 'activities.fields.question'
  return tupleOf(
    suggested.map((id) =>
      z.object({ question: z.enum(ids).meta({ label, control: 'select', choices, default: id }), answer }),
    ),
  )
}

function tupleOf(items: z.ZodType[]): z.ZodType {
  const [first, ...others] = items
  return first ? z.tuple([first, ...others]) : z.tuple([])
}
