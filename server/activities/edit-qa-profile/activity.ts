import { z } from 'zod'
import { answerProblem } from '../../profiles/answer-rules.ts'
import { defineActivity, ok, type Result } from '../activity.ts'
import { answersToChosen, newAnswers } from '../question-fields.ts'

/** Chooses and answers as many security questions as the policy wants, in place of those that were registered before. */
export const editQaProfile = defineActivity({
  id: 'edit-qa-profile',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  answer: z.object({ answers: newAnswers }),
  async page(ctx) {
    const { questions } = ctx.policy
    return {
      title: 'activities.edit-qa-profile.title',
      text: {
        key: 'activities.edit-qa-profile.text',
        values: { count: questions.required, length: questions.minAnswerLength },
      },
      submit: 'activities.edit-qa-profile.submit',
      answer: z.object({ answers: answersToChosen(questions, await ctx.profile.registeredQuestions()) }),
    }
  },
  async check(ctx, { answers }) {
    const policy = ctx.policy.questions
    const differing = policy.confirmAnswers ? answers.findIndex(({ answer, again }) => again !== answer) : -1
    return (
      answerProblem(answers, { policy, account: ctx.person.account }) ??
      (differing < 0 ? undefined : { code: 'answers-differ', field: `answers.${differing}.again` })
    )
  },
  async execute(ctx, { answers }): Promise<Result> {
    const write = await ctx.profile.hashAnswers(answers, ctx.policy.questions)
    return ok(async (tx) => {
      await write(tx)
      await ctx.profile.clearFailures(tx)
    })
  },
})
