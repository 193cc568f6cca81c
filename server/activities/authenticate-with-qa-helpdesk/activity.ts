import { z } from 'zod'
import type { ReadableAnswer } from '../../profiles/profile.ts'
import { helpdeskKinds, type QuestionKind } from '../../profiles/question-requirements.ts'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  defineActivity,
  failed,
  nextPage,
  ok,
  type Result,
} from '../activity.ts'
import { answersInOrder } from '../asking-questions.ts'
import { charactersAt, randomPlaces, sameCharacters, spelled } from '../characters-of-answers.ts'
import { answersTo, givenAnswers } from '../question-fields.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-qa-helpdesk.${part}` as const
const modes = ['shown', 'typed', 'characters'] as const

const settings = z.object({
  /** The operator sees the answer, types what the caller says, or asks for characters at some places of it. */
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
  /** Not every policy has questions that the helpdesk is meant to ask; with characters or seen answers, only readable ones count. */
  alsoOptional: z
    .boolean()
    .default(true)
    .meta({ label: text('alsoOptional') }),
  /** For the task that takes off the lock. */
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** Chosen once for each step, so that looking at the page again shows no other places. */
const memory = z.object({ asked: z.array(z.object({ question: z.string(), places: z.array(z.int()) })) })

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/**
 * The operator makes sure that the caller is the person, by mandatory and helpdesk questions. Seeing an answer, or asking for
 * characters of it, needs answers that the policy keeps readable; typing one in works with every answer.
 */
export const authenticateWithQaHelpdesk = defineActivity({
  id: 'authenticate-with-qa-helpdesk',
  group: 'authentication',
  sites: ['helpdesk'],
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
    if (await isShut(ctx)) return critical('profile-locked')
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
  async execute(ctx, answer): Promise<Result> {
    if (await isShut(ctx)) return critical('profile-locked')
    return (await isRight(ctx, answer)) ? ok() : failed('caller-not-identified')
  },
})

const isShut = async ({ settings, profile }: Context): Promise<boolean> =>
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
  switch (ctx.settings.mode) {
    case 'shown':
      return answer.accept === true
    case 'typed':
      return ctx.profile.verifyAnswers(
        answersInOrder(
          asked.map(({ question }) => question),
          answer.answers ?? [],
        ),
      )
    case 'characters': {
      const known = await readable(ctx)
      return asked.every(({ question, places }) => {
        const given = answer.characters?.find((one) => one.question === question)?.characters ?? ''
        const right = known.find(({ id }) => id === question)
        return right !== undefined && sameCharacters(given, charactersAt(right.answer, places))
      })
    }
  }
}

/** Optional ones come after the others, and only where they are needed. */
const kindsOf = ({ settings }: Context): readonly QuestionKind[] =>
  settings.alsoOptional ? [...helpdeskKinds, 'optional'] : helpdeskKinds

const readable = (ctx: Context): Promise<ReadableAnswer[]> => ctx.profile.readableAnswers({ kinds: kindsOf(ctx) })

async function choose(ctx: Context): Promise<z.output<typeof memory>['asked']> {
  const { mode, count, characters } = ctx.settings
  const all = await ctx.profile.askedQuestions(1000, { kinds: kindsOf(ctx) })
  const asked = [...all.filter(({ kind }) => kind !== 'optional'), ...all.filter(({ kind }) => kind === 'optional')]
  const known = new Map(mode === 'typed' ? [] : (await readable(ctx)).map((one) => [one.id, spelled(one.answer)]))
  return asked
    .filter(({ id }) => mode === 'typed' || known.has(id))
    .slice(0, count)
    .map(({ id }) => ({
      question: id,
      places: mode === 'characters' ? randomPlaces(known.get(id)?.length ?? 0, characters) : [],
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

/** One field for each question: which characters of the answer are asked stands in its hint. */
async function places(ctx: Context): Promise<z.ZodType> {
  const asked = new Map(ctx.memory?.asked.map(({ question, places }) => [question, places]))
  const items = (await questions(ctx)).map((question) => {
    const at = asked.get(question.id) ?? []
    const characters = z
      .string()
      .min(1)
      .max(10)
      .meta({
        label: text('charactersAt'),
        hint: at.join(', '),
        autocomplete: 'off',
      })
    return z
      .object({ question: z.literal(question.id), characters })
      .meta({ title: ctx.policy.questions.textOf(question) })
  })
  const [first, ...others] = items
  return first ? z.tuple([first, ...others]) : z.tuple([])
}
