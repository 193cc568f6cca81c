import { z } from 'zod'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  defineActivity,
  nextPage,
  type Result,
} from '../activities/activity.ts'
import { createDraw } from '../profiles/decoy.ts'
import type { ReadableAnswer } from '../profiles/profile.ts'
import { helpdeskKinds, type QuestionKind } from '../profiles/question-requirements.ts'
import { evaluateGuess } from './common/guess.ts'
import { defineFactor } from './factor.ts'
import { answerGuesses, orderAnswers } from './questions/asking.ts'
import { choosePositions, haveSameCharacters, pickCharacters, spellOut } from './questions/characters.ts'
import { answersTo, givenAnswers } from './questions/fields.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-qa-helpdesk.${part}` as const
const modes = ['shown', 'typed', 'characters'] as const

const settings = z.object({
  /** The operator sees the answer, types what the caller says, or asks for characters at some positions. */
  mode: z
    .enum(modes)
    .default('characters')
    .meta({
      label: text('mode'),
      choices: { shown: text('shown'), typed: text('typed'), characters: text('characters') },
    }),
  count: z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .meta({ label: text('count') }),
  /** How many characters of each answer. */
  characters: z
    .int()
    .min(1)
    .max(10)
    .default(3)
    .meta({ label: text('charactersAsked') }),
  /** Some policies have no questions for the helpdesk. With `characters` and `shown`, only readable answers count. */
  alsoOptional: z
    .boolean()
    .default(true)
    .meta({ label: text('alsoOptional') }),
  /** For the workflow that unlocks the profile. */
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** Chosen once for each step, so that showing the page again asks for the same positions. */
const memory = z.object({ asked: z.array(z.object({ question: z.string(), places: z.array(z.int()) })) })

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/**
 * The operator verifies the caller's identity by mandatory and helpdesk questions. Showing an answer, or asking for characters of it,
 * needs answers that the policy keeps readable; typing an answer works with all of them.
 */
export const authenticateWithQaHelpdesk = defineActivity({
  id: 'authenticate-with-qa-helpdesk',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses: answerGuesses,
  settings,
  memory,
  answer: z.object({
    answers: givenAnswers.optional(),
    characters: z
      .array(z.object({ question: z.string(), characters: z.string().max(10) }))
      .max(10)
      .optional(),
    accept: z.boolean().optional(),
  }),
  async prepare(ctx): Promise<Result> {
    if (await isLocked(ctx)) return critical('profile-locked')
    const asked = await choose(ctx)
    return asked.length < ctx.settings.count ? critical('too-few-questions') : nextPage({ asked })
  },
  async page(ctx): Promise<ActivityPage> {
    const head = { title: text('title'), submit: text('submit') }
    switch (ctx.settings.mode) {
      case 'shown':
        return {
          ...head,
          text: text('textShown'),
          control: 'shown-answers',
          data: { answers: await shown(ctx) },
          answer: shownVerdict,
        }
      case 'typed':
        return {
          ...head,
          text: text('textTyped'),
          answer: z.object({ answers: answersTo(await questions(ctx), ctx.policy.questions) }),
        }
      case 'characters':
        return { ...head, text: text('textCharacters'), answer: z.object({ characters: await places(ctx) }) }
    }
  },
  execute(ctx, answer): Promise<Result> {
    return evaluateGuess(ctx, {
      limit: answerGuesses,
      acceptLocked: ctx.settings.acceptLocked,
      verify: async () => ({ valid: await isRight(ctx, answer) }),
      failure: () => ({ code: 'caller-not-identified' }),
    })
  },
})

const isLocked = async ({ settings, profile }: Context): Promise<boolean> =>
  !settings.acceptLocked && (await profile.lockedUntil()) !== undefined

const shownVerdict = z.object({
  accept: z
    .boolean()
    .default(false)
    .meta({ label: text('accept') }),
})

async function isRight(
  ctx: Context,
  answer: {
    answers?: { question: string; answer: string }[]
    characters?: { question: string; characters: string }[]
    accept?: boolean
  },
): Promise<boolean> {
  const asked = ctx.memory?.asked ?? []
  // A caller who was asked nothing has proved nothing: a page that an older version remembered may not be readable any more.
  if (asked.length === 0) return false
  switch (ctx.settings.mode) {
    case 'shown':
      return answer.accept === true
    case 'typed':
      return ctx.profile.verifyAnswers(
        orderAnswers(
          asked.map(({ question }) => question),
          answer.answers ?? [],
        ),
      )
    case 'characters': {
      const known = await readable(ctx)
      return asked.every(({ question, places }) => {
        const given = answer.characters?.find((one) => one.question === question)?.characters ?? ''
        const right = known.find(({ id }) => id === question)
        return right !== undefined && haveSameCharacters(given, pickCharacters(right.answer, places))
      })
    }
  }
}

/** Of a person without answers the page would ask made-up questions, in vain. */
async function isAskable(ctx: Context): Promise<boolean> {
  const registered = await ctx.profile.registeredQuestions()
  return registered.length > 0 && (await choose(ctx)).length >= ctx.settings.count
}

/** Optional questions come after the others, and only if they are needed. */
const kindsOf = ({ settings }: Context): readonly QuestionKind[] =>
  settings.alsoOptional ? [...helpdeskKinds, 'optional'] : helpdeskKinds

const readable = (ctx: Context): Promise<ReadableAnswer[]> => ctx.profile.readableAnswers({ kinds: kindsOf(ctx) })

async function choose(ctx: Context): Promise<z.output<typeof memory>['asked']> {
  const { mode, count, characters } = ctx.settings
  const draw = ctx.profile.part(createDraw)
  const day = ctx.now().toISOString().slice(0, 10)
  const all = await ctx.profile.chooseQuestions(1000, { kinds: kindsOf(ctx) })
  const asked = [...all.filter(({ kind }) => kind !== 'optional'), ...all.filter(({ kind }) => kind === 'optional')]
  const known = new Map(mode === 'typed' ? [] : (await readable(ctx)).map((one) => [one.id, spellOut(one.answer)]))
  return asked
    .filter(({ id }) => mode === 'typed' || known.has(id))
    .slice(0, count)
    .map(({ id }) => ({
      question: id,
      places:
        mode === 'characters'
          ? choosePositions(known.get(id)?.length ?? 0, characters, (place) => draw.hex(`caller ${day} ${id} ${place}`))
          : [],
    }))
}

async function questions(ctx: Context) {
  const all = await ctx.profile.answerableQuestions({ kinds: kindsOf(ctx) })
  return (ctx.memory?.asked ?? []).flatMap(({ question }) => all.find(({ id }) => id === question) ?? [])
}

async function shown(ctx: Context) {
  const known = await readable(ctx)
  return (await questions(ctx)).map((question) => ({
    question: ctx.policy.questions.textOf(question),
    answer: known.find(({ id }) => id === question.id)?.answer ?? '',
  }))
}

/** One field for each question; its hint says which characters of the answer are asked. */
async function places(ctx: Context): Promise<z.ZodType> {
  const asked = new Map(ctx.memory?.asked.map(({ question, places }) => [question, places]))
  const items = (await questions(ctx)).map((question) => {
    const at = asked.get(question.id) ?? []
    const characters = z
      .string()
      .min(1)
      .max(10)
      .meta({ label: text('charactersAt'), hint: at.join(', '), autocomplete: 'off' })
    return z
      .object({ question: z.literal(question.id), characters })
      .meta({ title: ctx.policy.questions.textOf(question) })
  })
  const [first, ...others] = items
  return first ? z.tuple([first, ...others]) : z.tuple([])
}

/** Questions that an operator asks a caller; what is registered are the security questions. */
export const callerQuestions = defineFactor({
  id: 'caller-questions',
  guesses: answerGuesses,
  rank: 15,
  isSoleMeans: false,
  asking: {
    activity: authenticateWithQaHelpdesk,
    isChoice: true,
    // Its activity's own settings, as the contract says.
    findObstacle: async (ctx) =>
      (await isAskable(ctx as Context)) ? undefined : 'activities.authentication-methods.obstacle-no-questions',
  },
})
