import { z } from 'zod'
import { type ActivityContext, defineActivity, nextPage, type Result } from '../activities/activity.ts'
import { assertConsumed } from '../profiles/assert-consumed.ts'
import { createDraw } from '../profiles/decoy.ts'
import { hashAnswers } from '../profiles/hash-answers.ts'
import { profileCounter, questionLockPrefix } from '../profiles/lockout.ts'
import type { GivenAnswer, RegisteredQuestion } from '../profiles/profile.ts'
import { newProfileRow, newSalt } from '../profiles/profile-row.ts'
import type { QuestionRequirements } from '../profiles/question-requirements.ts'
import { clearCounter, clearCountersOf } from '../store/counters.ts'
import { changeAskSalt, findProfile, type NewAnswer, removeAnswers, saveProfile } from '../store/profiles.ts'
import { type RegistrationContext, rememberPage } from './common/registration.ts'
import { defineFactor } from './factor.ts'
import {
  answerGuesses,
  evaluateAnswers,
  kinds,
  orderAnswers,
  questionsPage,
  tellWrongAnswers,
  whenFewer,
} from './questions/asking.ts'
import { givenAnswers } from './questions/fields.ts'
import {
  chosenQuestions,
  findQuestionRefusal,
  questionAnswers,
  questionMemory,
  questionPage,
  rememberLanguage,
} from './questions/page.ts'

const label = (name: string) => ({ label: `activities.authenticate-with-qa-random.${name}` })

const settings = z.object({
  count: z.int().min(1).max(10).default(2).meta(label('count')),
  /** Every registered question; `count` then does not matter. */
  all: z.boolean().default(false).meta(label('all')),
  kinds,
  whenFewer,
  tellWrongAnswers,
})

/** More than anybody registers. */
const maxCount = 1000

/** Asks some of the registered security questions. It does not tell whether a profile exists; which answer was wrong, only if an administrator wants it. */
export const authenticateWithQaRandom = defineActivity({
  id: 'authenticate-with-qa-random',
  group: 'authentication',
  sites: ['self-service'],
  guesses: answerGuesses,
  requires: 'profile',
  settings,
  answer: z.object({ answers: givenAnswers }),
  async page(ctx) {
    return questionsPage(ctx, await chooseQuestions(ctx))
  },
  async execute(ctx, given): Promise<Result> {
    const { all, count, whenFewer, tellWrongAnswers: tells } = ctx.settings
    const ids = (await chooseQuestions(ctx)).map(({ id }) => id)
    const lacks = !all && whenFewer === 'refuse' && ids.length < count
    return evaluateAnswers(ctx, orderAnswers(ids, given.answers), { tells, lacks })
  },
})

function chooseQuestions({
  profile,
  settings: { all, count, kinds },
}: ActivityContext<z.output<typeof settings>>): Promise<RegisteredQuestion[]> {
  return profile.chooseQuestions(all ? maxCount : count, { kinds })
}

/** `hashed`: rows of answers that were hashed when they were given. They replace all there are, as given ones do. */
const answersChange = z.union([
  z.literal('remove'),
  /** Of these questions only: they were used up. */
  z.object({ removed: z.array(z.string()) }),
  z.object({ hashed: z.array(z.custom<NewAnswer>()) }),
  z.object({ given: z.custom<readonly GivenAnswer[]>(Array.isArray), requirements: z.custom<QuestionRequirements>() }),
])

/** Questions and answers, as the person's policy asks for them. */
export const securityQuestions = defineFactor({
  id: 'security-questions',
  guesses: answerGuesses,
  rank: 10,
  isSoleMeans: true,
  tables: ['ProfileAnswer'],
  asking: { activity: authenticateWithQaRandom, isChoice: true },
  registered: {
    kind: 'questions',
    notices: ['questions-registered', 'questions-changed', 'questions-removed'],
    async find({ id }, { reader }) {
      const answers = (await findProfile(reader, id))?.answers ?? []
      if (answers.length === 0) return []
      const addedAt = new Date(Math.max(...answers.map(({ answeredAt }) => answeredAt.getTime())))
      return [{ kind: 'questions', addedAt }]
    },
    imitate: (scope) => [{ kind: 'questions', addedAt: createDraw(scope).idAndDate('questions').addedAt }],
    changes: { answers: answersChange.optional() },
    async prepareChange(scope, { answers: change }) {
      if (change === undefined) return undefined
      if (typeof change === 'object' && 'removed' in change)
        return async (tx, person) => {
          // Of two sign-ins by the same answers one wins.
          assertConsumed((await removeAnswers(tx, person.id, change.removed)) === change.removed.length)
          await changeAskSalt(tx, person.id, newSalt())
          return ['questions-changed']
        }
      const rows = await toRows(scope, change)
      return async (tx, person) => {
        const had = (await findProfile(tx, person.id))?.answers.length ?? 0
        await saveProfile(tx, { ...newProfileRow(person), answers: rows })
        // Failures at answers that no longer exist do not count.
        await clearCounter(tx, scope.key, profileCounter)
        await clearCountersOf(tx, scope.key, questionLockPrefix)
        if (rows.length === 0) return had > 0 ? ['questions-removed'] : []
        return [had > 0 ? 'questions-changed' : 'questions-registered']
      }
    },
  },
  registering: {
    isSingle: true,
    isPossible: ({ questions }) => questions.required > 0,
    items: ({ methods }) =>
      methods.some(({ kind }) => kind === 'questions') ? [{ method: 'security-questions' }] : [],
    remove: () => ({ answers: 'remove' as const }),
    answer: questionAnswers,
    begin: async (ctx) => rememberPage(ctx, 'security-questions'),
    page: (ctx) => questionPage(ctx, readMemory(ctx)),
    check: (ctx, { answers }) => answers && findQuestionRefusal(ctx, readMemory(ctx), answers),
    async execute(ctx, answer) {
      const language = rememberLanguage(readMemory(ctx), answer)
      if (language) return nextPage({ ...rememberPage(ctx, 'security-questions'), questions: language })
      // Hashed now: an answer lives for the request that it is given in.
      const hashed = await ctx.profile.hashAnswers(answer.answers ?? [], chosenQuestions(ctx, readMemory(ctx)))
      return { changes: { answers: { hashed } } }
    },
  },
})

const readMemory = ({ memory }: RegistrationContext) => questionMemory.safeParse(memory?.questions).data

async function toRows(
  scope: Parameters<typeof hashAnswers>[0],
  change: Exclude<z.output<typeof answersChange>, { removed: string[] }>,
): Promise<readonly NewAnswer[]> {
  if (change === 'remove') return []
  return 'hashed' in change ? change.hashed : hashAnswers(scope, change.given, change.requirements)
}
