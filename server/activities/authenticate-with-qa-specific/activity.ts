import { z } from 'zod'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import { type ActivityContext, defineActivity, type Result } from '../activity.ts'
import { answersInOrder, questionsPage, tellWrongAnswers, verdictOn } from '../asking-questions.ts'
import { givenAnswers } from '../question-fields.ts'

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
 * Asks exactly the questions that the administrator names; without any named, the policy's mandatory ones. Somebody who has not
 * registered one of them is asked all the same, so that no stranger learns of it, and told once everything else is right.
 */
export const authenticateWithQaSpecific = defineActivity({
  id: 'authenticate-with-qa-specific',
  group: 'authentication',
  sites: ['self-service'],
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    return questionsPage(ctx, await asked(ctx))
  },
  async execute(ctx, given): Promise<Result> {
    const registered = await ctx.profile.registeredQuestions()
    const answers = answersInOrder(named(ctx), given.answers)
    // Without a profile (a decoy) every one counts, so that the work is the same.
    const known = answers.filter(({ question }) => registered.includes(question))
    const lacks = known.length < answers.length
    return verdictOn(ctx, known.length > 0 ? known : answers, { tells: ctx.settings.tellWrongAnswers, lacks })
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
