import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { cannotShow, endWithoutCheck } from '../../factors/common/caller-check.ts'
import { accountGuesses } from '../../factors/common/guess-limits.ts'
import { type ActivityPage, defineActivity, nextPage, type Refusal, type Result, type Text } from '../activity.ts'
import type { CallerCheck } from '../caller-checks.ts'
import { digestProof, recordAlso, rely } from '../method-choice/caller-check.ts'
import {
  type Context,
  choiceOf,
  innerOf,
  type Method,
  memory,
  onlyCommon,
  openedBy,
  settings,
  text,
} from '../method-choice/methods.ts'
import { findCallerMethods, findOffered, offered } from '../method-choice/offered.ts'

const another = { another: true } as const

/**
 * Lets the person choose how to prove who they are. A person with a strong method is asked for one of those (M6); everyone else gets the same
 * choice, registered or not. A decoy pretends to have strong methods as often as real people do, so the choice does not tell it. An operator
 * sees which methods a caller cannot show, and why.
 */
export const authenticationMethods = defineActivity({
  id: 'authentication-methods',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  requires: 'profile',
  // Each method has a limit of its own beside that of all together.
  guesses: accountGuesses,
  settings,
  memory,
  answer: z.looseObject({}),
  opensOnly: ({ methods }) => onlyCommon(methods.map(openedBy)),
  isReady: async (ctx) => {
    const chosen = chosenMethod(ctx)
    if (!chosen) return true
    const { activity, inner } = innerOf(ctx, chosen)
    return (await activity.isReady?.(inner)) ?? false
  },
  describeRequest: (memory) => (memory?.method === undefined ? undefined : describeInner(memory.method, memory.inner)),
  async prepare(before) {
    const ctx = await findOffered(before)
    const check = await findReliableCheck(ctx)
    if (check) return rely(ctx, check)
    const chosen = chosenMethod(ctx)
    // The policy switched it off meanwhile, also while an approver was asked.
    if (!chosen && ctx.run.operator && before.memory?.method)
      return nextPage(ctx.memory?.offered && { offered: ctx.memory.offered }, {
        problem: { code: 'method-switched-off' },
      })
    const [first, ...others] = offered(ctx)
    const asks = others.length > 0 && (ctx.settings.startWith === 'choice' || !(await canBegin(ctx)))
    const begun = chosen ?? (asks ? undefined : first)
    return begun ? begin(ctx, begun) : choose(ctx)
  },
  async page(ctx): Promise<ActivityPage> {
    const chosen = chosenMethod(ctx)
    if (!chosen) return ctx.run.operator ? callerPage(ctx) : choicePage(ctx)
    const { activity, inner } = innerOf(ctx, chosen)
    const page: ActivityPage = { answer: activity.answer, ...(await activity.page?.(inner)) } as ActivityPage
    const isOnlyWay = offered(ctx).length === 1
    if (isOnlyWay && !ctx.run.operator) return page
    const wayOn = isOnlyWay ? cannotShow : { label: text('another'), answer: another }
    return { ...page, actions: [...(page.actions ?? []).filter((action) => action !== cannotShow), wayOn] }
  },
  async check(ctx, answer): Promise<Refusal | undefined> {
    const chosen = chosenMethod(ctx)
    if (!chosen || !answer || 'another' in answer || 'cannotShow' in answer) return undefined
    const { activity, inner } = innerOf(ctx, chosen)
    return activity.check?.(inner, answer)
  },
  async execute(ctx, answer): Promise<Result> {
    // A method that waited for an approver goes on without an answer.
    const { another, cannotShow, method } = answer ?? {}
    if (another) return choose(ctx, chosenMethod(ctx)?.method)
    if (cannotShow && ctx.run.operator) return endWithoutCheck()
    const chosen = chosenMethod(ctx)
    if (chosen) return finish(ctx, chosen, answer)
    const begun = offered(ctx).find((one) => one.method === method)
    return begun ? ((await begin(ctx, begun)) ?? finish(ctx, begun, undefined)) : choose(ctx)
  },
})

/** A check of the caller that this operator made a moment ago, by a method that this step offers now and with the same settings. */
async function findReliableCheck(ctx: Context): Promise<CallerCheck | undefined> {
  if (ctx.settings.callerCheck === 'ask') return undefined
  const check = await ctx.callerChecks?.find()
  const isOffered = offered(ctx).some((method) => digestProof(method) === check?.proof)
  return isOffered ? check : undefined
}

function describeInner(method: string, inner: unknown): Text | undefined {
  const { activity } = choiceOf(method).asking
  const memory = activity.memory?.safeParse(inner)
  return memory?.success ? activity.describeRequest?.(memory.data) : undefined
}

/** `left`: the method that the person has just turned down. */
function choose({ memory }: Context, left?: string): Result {
  const offered = memory?.offered
  return nextPage(offered || left ? { ...(offered && { offered }), ...(left && { left }) } : undefined)
}

const chosenMethod = (ctx: Context): Method | undefined => offered(ctx).find((one) => one.method === ctx.memory?.method)

/** The method's page, or what it came to without one. Undefined: it goes on without an answer. */
async function begin(ctx: Context, method: Method): Promise<Result | undefined> {
  const { activity, inner } = innerOf(ctx, method)
  if (!activity.page) return finish(ctx, method, undefined)
  const prepared = activity.prepare ? await activity.prepare(inner) : nextPage(undefined)
  return prepared && wrapped(ctx, method, prepared)
}

async function finish(ctx: Context, method: Method, answer: unknown): Promise<Result> {
  const { activity, inner } = innerOf(ctx, method)
  return keepCheck(ctx, method, wrapped(ctx, method, (await activity.execute?.(inner, answer)) as Result))
}

/** An operator sees the choice where the caller cannot show the first method. On the Self-Service site that would tell what an account has. */
async function canBegin(ctx: Context): Promise<boolean> {
  if (!ctx.run.operator) return true
  const [first] = await findCallerMethods(ctx)
  return first?.obstacle === undefined
}

/** Keeps the memory of a method together with its name, so that a wrong answer leads back to the same method. */
function wrapped(ctx: Context, { method }: Method, result: Result): Result {
  const wrap = (inner: unknown) => ({ method, inner, ...(ctx.memory?.offered && { offered: ctx.memory.offered }) })
  if (result.kind === 'page') return { ...result, memory: wrap(result.memory) }
  if (result.kind === 'waiting') return { ...result, memory: wrap(result.memory ?? ctx.memory?.inner) }
  if (result.kind === 'ok') return { ...result, method, note: { ...result.note, method } }
  if (result.kind !== 'failed') return result
  return result.memory === undefined ? result : { ...result, memory: wrap(result.memory) }
}

/** On the Helpdesk site one check stands for the tasks of the call, and a failed one ends it. */
async function keepCheck({ callerChecks }: Context, chosen: Method, result: Result): Promise<Result> {
  if (!callerChecks) return result
  if (result.kind === 'failed' || result.kind === 'critical') return recordAlso(result, callerChecks.end)
  const { method } = chosen
  if (result.kind !== 'ok' || choiceOf(method).asking.isForOneTask) return result
  const check = await callerChecks.create({ method, proof: digestProof(chosen) })
  return { ...recordAlso(result, check.save), note: { ...result.note, callerCheck: check.id } }
}

function choicePage(ctx: Context): ActivityPage {
  const methods = offered(ctx).map((one) => one.method)
  const choices = Object.fromEntries(methods.map((one) => [one, text(one)]))
  const preselected = methods.find((method) => method !== ctx.memory?.left) ?? methods[0]
  const meta = { label: text('choice'), control: 'radio', choices, default: preselected }
  return {
    title: text('title'),
    text: text('text'),
    submit: text('submit'),
    answer: z.object({ method: z.enum(methods).meta(meta) }),
  }
}

/** Only methods that the caller can show have an action, so no other one can be begun. */
async function callerPage(ctx: Context): Promise<ActivityPage> {
  const t = getTranslator(ctx.run.language)
  const methods = await findCallerMethods(ctx)
  const usable = methods.filter(({ obstacle }) => obstacle === undefined)
  return {
    title: text('titleHelpdesk'),
    text: text(usable.length > 0 ? 'textHelpdesk' : 'textHelpdeskNone'),
    control: 'method-choice',
    data: {
      methods: methods.map(({ id, obstacle }) => ({ id, title: t(text(id)), obstacle: obstacle && t(obstacle) })),
    },
    answer: z.object({}),
    actions: usable.map(({ id }) => ({ label: text(id), answer: { method: id }, row: id })),
  }
}
