import { z } from 'zod'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import type { QuestionPolicy } from '../../profiles/question-policy.ts'

/** Much longer than any answer that a person would type again. */
const maxAnswerLength = 200

/** Hidden if the policy says so, and never filled in by the browser. */
const answerField = (secret: boolean, chosen = false) =>
  z
    .string()
    .min(1)
    .max(maxAnswerLength)
    .meta({ label: 'activities.fields.answer', secret, autocomplete: 'off', ...(chosen && { chosen }) })

const answer = answerField(true)

/** A question of the person's own. */
const ownQuestion = z.string().min(1).max(300).meta({ label: 'activities.fields.own-question', autocomplete: 'off' })

/** Answers in a request, to any questions. */
export const givenAnswers = z.array(z.object({ question: z.string().max(64), answer })).max(20)

/** Answers to be registered, in a request: with the person's own questions, and typed twice if the policy wants it. */
export const newAnswers = z
  .array(z.object({ question: z.string().max(64), text: ownQuestion.optional(), answer, again: answer.optional() }))
  .max(250)

/** Answers to exactly these questions, in this order: each question's id is a `const`, its wording the title. */
export function answersTo(
  questions: readonly Pick<RegisteredQuestion, 'id' | 'language' | 'wording'>[],
  { hideAnswers, textOf }: QuestionPolicy,
): z.ZodType {
  return toTuple(
    questions.map((question) =>
      z
        .object({ question: z.literal(question.id), answer: answerField(hideAnswers) })
        .meta({ title: textOf(question) }),
    ),
  )
}

/** Answers to `count` of these questions, picked by the person. */
export function answersToPicked(
  questions: readonly RegisteredQuestion[],
  { hideAnswers, textOf }: QuestionPolicy,
  count: number,
): z.ZodType {
  const ids = questions.map(({ id }) => id)
  const choices = Object.fromEntries(questions.map((question) => [question.id, textOf(question)]))
  return toTuple(ids.slice(0, count).map((id) => pickedAnswer({ ids, choices, suggested: id, secret: hideAnswers })))
}

/**
 * Answers to be registered: to every mandatory and helpdesk question, to optional ones that the person picks (those registered
 * before are chosen first, then the policy's in its order), and to questions of their own.
 */
export function answersToChosen(policy: QuestionPolicy, registered: readonly string[]): z.ZodType {
  const { questions, optionalCount, userDefinedCount } = policy
  const optional = questions.filter(({ kind }) => kind === 'optional')
  const ids = optional.map(({ id }) => id)
  const choices = Object.fromEntries(optional.map(({ id, text }) => [id, text]))
  const suggested = [...new Set([...registered.filter((id) => ids.includes(id)), ...ids])].slice(0, optionalCount)
  const own = Array.from({ length: userDefinedCount }, (_, index) => `own-${index + 1}`)
  const given = newAnswer(policy)
  return toTuple([
    ...questions
      .filter(({ kind }) => kind !== 'optional')
      .map(({ id, text }) => z.object({ question: z.literal(id), ...given }).meta({ title: text })),
    ...suggested.map((id) => z.object({ question: pickedQuestion({ ids, choices, suggested: id }), ...given })),
    ...own.map((id) => z.object({ question: z.literal(id), text: ownQuestion, ...given })),
  ])
}

/** An answer to be registered, twice if the policy wants it confirmed. It is made up now, so it can be read unless the person hides it. */
const newAnswer = ({ hideAnswers, confirmAnswers }: QuestionPolicy) => {
  const answer = answerField(hideAnswers, true)
  return confirmAnswers ? { answer, again: answer.meta({ label: 'activities.fields.answer-again' }) } : { answer }
}

function pickedAnswer({
  secret,
  ...choice
}: {
  ids: string[]
  choices: Record<string, string>
  suggested: string
  secret: boolean
}): z.ZodType {
  return z.object({ question: pickedQuestion(choice), answer: answerField(secret) })
}

function pickedQuestion({
  ids,
  choices,
  suggested,
}: {
  ids: string[]
  choices: Record<string, string>
  suggested: string
}) {
  return z.enum(ids).meta({ label: 'activities.fields.question', control: 'select', choices, default: suggested })
}

function toTuple(items: z.ZodType[]): z.ZodType {
  const [first, ...others] = items
  return first ? z.tuple([first, ...others]) : z.tuple([])
}
