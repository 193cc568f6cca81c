import { z } from 'zod'
import { defineActivity, nextPage, ok, type Result } from '../activity.ts'
import {
  afterLanguages,
  chosenQuestions,
  questionAnswers,
  questionMemory,
  questionPage,
  questionRefusal,
} from '../question-page.ts'

const settings = z.object({
  /** For other tasks, which then bring a profile up to date that does not keep the policy of now. */
  onlyWhenUpdateNeeded: z.boolean().default(false).meta({ label: 'activities.edit-qa-profile.onlyWhenUpdateNeeded' }),
})

/** Chooses and answers as many security questions as the policy wants, in place of those that were registered before. */
export const editQaProfile = defineActivity({
  id: 'edit-qa-profile',
  group: 'action',
  sites: ['self-service'],
  settings,
  memory: questionMemory,
  answer: z.object(questionAnswers),
  async applies(ctx) {
    // Nothing could be chosen from an emptied list: what was registered stays, and the task goes on.
    if (ctx.policy.questions.required === 0) return false
    if (!ctx.settings.onlyWhenUpdateNeeded) return true
    return (await ctx.profile.state(ctx.policy.questions)).state === 'must-update'
  },
  page: (ctx) => questionPage(ctx, ctx.memory),
  async check(ctx, { answers }) {
    return answers && questionRefusal(ctx, ctx.memory, answers)
  },
  async execute(ctx, given): Promise<Result> {
    const memory = afterLanguages(ctx.memory, given)
    if (memory) return nextPage(memory)
    const write = await ctx.profile.hashAnswers(given.answers ?? [], chosenQuestions(ctx, ctx.memory))
    return ok(async (tx) => {
      await write(tx)
      await ctx.profile.clearFailures(tx)
    })
  },
})
