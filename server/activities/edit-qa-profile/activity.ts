import { z } from 'zod'
import {
  chosenQuestions,
  findQuestionRefusal,
  questionAnswers,
  questionMemory,
  questionPage,
  rememberLanguage,
} from '../../factors/questions/page.ts'
import { defineActivity, nextPage, ok, type Result } from '../activity.ts'

const settings = z.object({
  /** For other workflows, in which it updates a profile that does not meet the current policy. */
  onlyWhenUpdateNeeded: z.boolean().default(false).meta({ label: 'activities.edit-qa-profile.onlyWhenUpdateNeeded' }),
})

/** Registers answers to as many security questions as the policy wants, in place of earlier ones. */
export const editQaProfile = defineActivity({
  id: 'edit-qa-profile',
  group: 'action',
  sites: ['self-service'],
  settings,
  memory: questionMemory,
  answer: z.object(questionAnswers),
  async isApplicable(ctx) {
    // The list of questions is empty: registered answers are kept, and the workflow continues.
    if (ctx.policy.questions.required === 0) return false
    if (!ctx.settings.onlyWhenUpdateNeeded) return true
    return (await ctx.profile.state(ctx.policy.questions)).state === 'must-update'
  },
  page: (ctx) => questionPage(ctx, ctx.memory),
  async check(ctx, { answers }) {
    return answers && findQuestionRefusal(ctx, ctx.memory, answers)
  },
  async execute(ctx, given): Promise<Result> {
    const memory = rememberLanguage(ctx.memory, given)
    if (memory) return nextPage(memory)
    const requirements = chosenQuestions(ctx, ctx.memory)
    return ok(await ctx.profile.change({ answers: { given: given.answers ?? [], requirements } }))
  },
})
