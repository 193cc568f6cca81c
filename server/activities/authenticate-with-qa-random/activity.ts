import { z } from 'zod'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import { type ActivityContext, defineActivity, type Result } from '../activity.ts'
import { answersInOrder, kinds, questionsPage, tellWrongAnswers, verdictOn, whenFewer } from '../asking-questions.ts'
import { givenAnswers } from '../question-fields.ts'

const label = (name: string) => ({ label: `activities.authenticate-with-qa-random.${name}` })

const settings = z.object({
  count: z.int().min(1).max(10).default(2).meta(label('count')),
  /** Every registered one; `count` then does not matter. */
  all: z.boolean().default(false).meta(label('all')),
  kinds,
  whenFewer,
  tellWrongAnswers,
})

/** More than anybody registers. */
const everyOne = 1000

/** Asks some of the registered security questions. Whether a profile exists is not told, and which answer was wrong only where an administrator wants it. */
export const authenticateWithQaRandom = defineActivity({
  id: 'authenticate-with-qa-random',
  group: 'authentication',
  sites: ['self-service'],
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    return questionsPage(ctx, await asked(ctx))
  },
  async execute(ctx, given): Promise<Result> {
    const { all, count, whenFewer, tellWrongAnswers: tells } = ctx.settings
    const ids = (await asked(ctx)).map(({ id }) => id)
    const lacks = !all && whenFewer === 'refuse' && ids.length < count
    return verdictOn(ctx, answersInOrder(ids, given.answers), { tells, lacks })
  },
})

function asked({
  profile,
  settings: { all, count, kinds },
}: ActivityContext<z.output<typeof settings>>): Promise<RegisteredQuestion[]> {
  return profile.askedQuestions(all ? everyOne : count, { kinds })
}
