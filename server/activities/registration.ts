import { type ActivityPage, critical, nextPage, ok, type Refusal, type Result } from './activity.ts'
import { afterLanguages, chosenQuestions, questionPage, questionRefusal } from './question-page.ts'
import { personalMail, personalMobile } from './registration-contact.ts'
import { passkey, totp } from './registration-devices.ts'
import { awaiting, heldBy, holding, type RegistrationMemory } from './registration-memory.ts'
import type { MethodPart, RegistrationAnswer, RegistrationContext } from './registration-part.ts'
import type { RegistrationMethod, RegistrationSettings } from './registration-settings.ts'
import { attainable, type Held, isEnough, mayGo, standingOf, staysEnough, without } from './registration-standing.ts'
import { choicesFor, startPage } from './registration-start.ts'

type Context = RegistrationContext

const questions: MethodPart = {
  begin: async (ctx) => awaiting(ctx, 'security-questions'),
  page: (ctx) => questionPage(ctx, ctx.memory?.questions),
  check: (ctx, { answers }) => answers && questionRefusal(ctx, ctx.memory?.questions, answers),
  async take(ctx, answer) {
    const remembered = afterLanguages(ctx.memory?.questions, answer)
    if (remembered) return nextPage({ ...awaiting(ctx, 'security-questions'), questions: remembered })
    // Hashed now: an answer lives for the request that it is given in.
    const hashed = await ctx.profile.hashed(answer.answers ?? [], chosenQuestions(ctx, ctx.memory?.questions))
    return { held: { ...heldBy(ctx), answers: { hashed } } }
  },
}

const parts: Partial<Record<RegistrationMemory['at'], MethodPart>> = {
  'security-questions': questions,
  'personal-mail': personalMail,
  'personal-mobile': personalMobile,
  totp,
  passkey,
}

const back = { label: 'activities.register.back', answer: { choice: 'back' } } as const

/**
 * The pages of registering and of managing a profile: a start page that shows what there is, and a page or two for each method.
 * Everything that one run changes is written at its end, at once, so that every contact is told once. `only`: the one method that is
 * asked for, without a start page; saved as soon as it is there.
 */
export const registration = {
  async prepare(ctx: Context, settings: RegistrationSettings, only: RegistrationMethod | undefined): Promise<Result> {
    // Nobody is told that they are registered who has nothing to be known by.
    if (only === 'security-questions' && ctx.policy.questions.required === 0) return critical('no-questions')
    const part = only && parts[only]
    if (!only && (await offersNothing(ctx, settings))) return critical('no-questions')
    return nextPage(ctx.memory ?? (part ? await part.begin(ctx) : { at: 'start' }))
  },

  async page(
    ctx: Context,
    settings: RegistrationSettings,
    only: RegistrationMethod | undefined,
  ): Promise<ActivityPage> {
    const part = partOf(ctx)
    if (!part) return startPage(ctx, settings, heldBy(ctx))
    const page = await part.page(ctx)
    return only ? page : { ...page, actions: [...(page.actions ?? []), back] }
  },

  check(ctx: Context, answer: RegistrationAnswer): Refusal | undefined {
    return answer.choice === 'back' ? undefined : partOf(ctx)?.check?.(ctx, answer)
  },

  async execute(
    ctx: Context,
    settings: RegistrationSettings,
    of: { only?: RegistrationMethod; answer: RegistrationAnswer },
  ): Promise<Result> {
    const { only, answer } = of
    const part = partOf(ctx)
    if (!part) return choose(ctx, settings, answer.choice ?? '')
    if (answer.choice === 'back') return nextPage({ at: 'start', held: ctx.memory?.held })
    const came = await part.take(ctx, answer)
    if (!('held' in came)) return came
    return only ? save(ctx, settings, came.held) : nextPage(holding(ctx, came.held))
  },
}

/** Nothing to add, to take away or to save: questions were all there is, and the policy has none any more. */
async function offersNothing(ctx: Context, wanted: RegistrationSettings): Promise<boolean> {
  const { questions } = ctx.policy
  const held = heldBy(ctx)
  const items = await standingOf(ctx.profile, held)
  return choicesFor({ items, settings: attainable(wanted, { questions, items }), held, questions }).length === 0
}

const partOf = ({ memory }: Context): MethodPart | undefined => parts[memory?.at ?? 'start']

async function choose(ctx: Context, wanted: RegistrationSettings, choice: string): Promise<Result> {
  const held = heldBy(ctx)
  const items = await standingOf(ctx.profile, held)
  const settings = attainable(wanted, { questions: ctx.policy.questions, items })
  if (choice === 'undo') return nextPage({ at: 'start' })
  if (choice === 'save') {
    // Somebody else may have changed the profile since the page was shown.
    if (!isEnough(items, settings)) return nextPage(ctx.memory, { problem: tooFew })
    return save(ctx, settings, held)
  }
  const item = items[Number(/^remove-(\d+)$/.exec(choice)?.[1] ?? 0) - 1]
  if (item) {
    if (!mayGo(item, items, settings))
      return nextPage(ctx.memory, { problem: { code: 'method-asked-for', field: 'choice' } })
    return nextPage(holding(ctx, without(item, held)))
  }
  const part = parts[choice as RegistrationMethod]
  return nextPage(part ? await part.begin(ctx) : ctx.memory)
}

async function save(ctx: Context, settings: RegistrationSettings, held: Held): Promise<Result> {
  const { profile } = ctx
  const write = await profile.change(held)
  return ok(
    async (tx) => {
      await write(tx)
      if (held.answers) await profile.clearFailures(tx)
    },
    // Two visits at once may each take away what the other leaves: what stands once both have written decides.
    { unless: async (tx) => ((await staysEnough(profile, settings, tx)) ? undefined : tooFew) },
  )
}

const tooFew: Refusal = { code: 'methods-missing', field: 'choice' }
