import { z } from 'zod'
import {
  answerGuesses,
  evaluateAnswers,
  orderAnswers,
  questionsPage,
  tellWrongAnswers,
} from '../../factors/questions/asking.ts'
import { givenAnswers } from '../../factors/questions/fields.ts'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import { type ActivityContext, defineActivity, type Result } from '../activity.ts'

const settings = z.object({
  /** Ids of the policy's questions, or `own-1` … for the person's own; asked in this order. */
  questions: z
    .array(z.string().min(1).max(64))
    .max(10)
    .default([])
    .meta({ label: 'activities.authenticate-with-qa-specific.questions' }),
  tellWrongAnswers,
})

/**
 * Asks exactly the questions that the administrator names, or the policy's mandatory ones if none is named. A person who has not
 * registered one of them is asked it nevertheless, so that a stranger learns nothing, and is told once all other answers are right.
 */
export const authenticateWithQaSpecific = defineActivity({
  id: 'authenticate-with-qa-specific',
  group: 'authentication',
  sites: ['self-service'],
  guesses: answerGuesses,
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    return questionsPage(ctx, await asked(ctx))
  },
  async execute(ctx, given): Promise<Result> {
    const registered = await ctx.profile.registeredQuestions()
    const answers = orderAnswers(named(ctx), given.answers)
    // Without a profile (a decoy) every answer is hashed, so that the work is the same.
    const known = answers.filter(({ question }) => registered.includes(question))
    const lacks = known.length < answers.length
    return evaluateAnswers(ctx, known.length > 0 ? known : answers, { tells: ctx.settings.tellWrongAnswers, lacks })
  },
})

type Context = ActivityContext<z.output<typeof settings>>

const named = ({ settings: { questions }, policy }: Context): readonly string[] =>
  questions.length > 0
    ? questions
    : policy.questions.questions.filter(({ kind }) => kind === 'mandatory').map(({ id }) => id)

async function asked(ctx: Context): Promise<Pick<RegisteredQuestion, 'id' | 'language' | 'wording'>[]> {
  const registered = await ctx.profile.answerableQuestions()
  const { language } = ctx.policy.questions
  return named(ctx).map((id) => registered.find((one) => one.id === id) ?? { id, language })
}
