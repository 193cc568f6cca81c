import { z } from 'zod'
import { critical, defineActivity, failed, ok, type Result } from '../activity.ts'
import { answersTo, givenAnswers } from '../question-fields.ts'

const settings = z.object({
  count: z.int().min(1).max(10).default(2).meta({ label: 'activities.authenticate-with-qa-random.count' }),
})

/** Asks some of the registered security questions. Which answer was wrong is not told, neither is whether a profile exists. */
export const authenticateWithQaRandom = defineActivity({
  id: 'authenticate-with-qa-random',
  group: 'authentication',
  sites: ['self-service'],
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    const asked = await ctx.profile.questionsToAsk(ctx.settings.count)
    return {
      title: 'activities.authenticate-with-qa-random.title',
      text: 'activities.authenticate-with-qa-random.text',
      submit: 'activities.authenticate-with-qa-random.submit',
      answer: z.object({ answers: answersTo(asked, ctx.policy.questions) }),
    }
  },
  async execute(ctx, given): Promise<Result> {
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    const asked = await ctx.profile.questionsToAsk(ctx.settings.count)
    const answers = asked.map((question) => ({ question, answer: answerTo(question, given.answers) }))
    const right = await ctx.profile.verifyAnswers(answers)
    // Looked at again, since other runs may have used up the tries while this one waited for its turn to hash.
    if (await ctx.profile.lockedUntil()) return critical('profile-locked')
    return right ? ok() : failed('wrong-answers', { field: 'answers' })
  },
})

function answerTo(question: string, given: z.output<typeof givenAnswers>): string {
  return given.find((one) => one.question === question)?.answer ?? ''
}
