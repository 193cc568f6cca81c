import { z } from 'zod'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import { type ActivityContext, defineActivity, type Result } from '../activity.ts'
import { answersInOrder, kinds, tellWrongAnswers, verdictOn, whenFewer } from '../asking-questions.ts'
import { answersToPicked, givenAnswers } from '../question-fields.ts'

const settings = z.object({
  count: z.int().min(1).max(10).default(2).meta({ label: 'activities.authenticate-with-qa-user-selected.count' }),
  kinds,
  whenFewer,
  tellWrongAnswers,
})

/** The person picks which of the registered questions to answer. */
export const authenticateWithQaUserSelected = defineActivity({
  id: 'authenticate-with-qa-user-selected',
  group: 'authentication',
  sites: ['self-service'],
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    const known = await registered(ctx)
    const count = Math.min(ctx.settings.count, known.length)
    return {
      title: 'activities.authenticate-with-qa-random.title',
      text: {
        key: 'activities.authenticate-with-qa-user-selected.text',
        values: { count },
      },
      submit: 'activities.authenticate-with-qa-random.submit',
      answer: z.object({ answers: answersToPicked(known, ctx.policy.questions, count) }),
    }
  },
  async check(_, { answers }) {
    const picked = answers.map(({ question }) => question)
    const twice = picked.findIndex((question, index) => picked.indexOf(question) < index)
    return twice < 0 ? undefined : { code: 'question-picked-twice', field: `answers.${twice}.question` }
  },
  async execute(ctx, { answers }): Promise<Result> {
    const { count, whenFewer, tellWrongAnswers: tells } = ctx.settings
    const known = (await registered(ctx)).map(({ id }) => id)
    const picked = answers.map(({ question }) => question).filter((question) => known.includes(question))
    // Fewer answers than were asked for count as wrong ones, not as fewer questions.
    const enough = picked.length >= Math.min(count, known.length)
    const lacks = whenFewer === 'refuse' && known.length < count
    return verdictOn(ctx, enough ? answersInOrder(picked, answers) : [], { tells, lacks })
  },
})

const registered = ({
  profile,
  settings: { kinds },
}: ActivityContext<z.output<typeof settings>>): Promise<RegisteredQuestion[]> => profile.answerableQuestions({ kinds })
