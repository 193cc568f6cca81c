import { z } from 'zod'
import {
  answerGuesses,
  evaluateAnswers,
  kinds,
  orderAnswers,
  tellWrongAnswers,
  whenFewer,
} from '../../factors/questions/asking.ts'
import { answersToPicked, givenAnswers } from '../../factors/questions/fields.ts'
import type { RegisteredQuestion } from '../../profiles/profile.ts'
import { type ActivityContext, defineActivity, type Result } from '../activity.ts'

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
  guesses: answerGuesses,
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    const known = await registered(ctx)
    const count = Math.min(ctx.settings.count, known.length)
    return {
      title: 'activities.authenticate-with-qa-random.title',
      text: { key: 'activities.authenticate-with-qa-user-selected.text', values: { count } },
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
    // Too few answers count as wrong answers, not as too few registered questions.
    const enough = picked.length >= Math.min(count, known.length)
    const lacks = whenFewer === 'refuse' && known.length < count
    return evaluateAnswers(ctx, enough ? orderAnswers(picked, answers) : [], { tells, lacks })
  },
})

const registered = ({
  profile,
  settings: { kinds },
}: ActivityContext<z.output<typeof settings>>): Promise<RegisteredQuestion[]> => profile.answerableQuestions({ kinds })
