import { z } from 'zod'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { accountGuesses } from '../../factors/common/guess-limits.ts'
import type { Asking } from '../../factors/factor.ts'
import { factors } from '../../factors/index.ts'
import { isTooNew } from '../../profiles/method.ts'
import {
  type ActivityContext,
  type ActivityPage,
  defineActivity,
  nextPage,
  type Refusal,
  type Result,
} from '../activity.ts'
import { settingFields } from '../setting-fields.ts'

/** Texts of a factor: `server/factors/index.test.ts` holds that every one has its own. */
const text = (part: string): MessageKey => `activities.authentication-methods.${part}` as MessageKey

/** The factors that can be chosen, in the order in which people see them. */
const askings = new Map<string, Asking>(
  [...factors]
    .sort((one, other) => one.rank - other.rank)
    .flatMap(({ id, asking }) => (asking?.isChoice ? [[id, asking] as const] : [])),
)

/** Ids of the strong ones, with the kind under which a profile has them. */
const strong = new Map<string, string>(
  factors.flatMap(({ id, isStrong, registered }) => (isStrong && registered ? [[id, registered.kind] as const] : [])),
)

/** Each with the settings of the activity that asks for it, except those that make it ask for this factor. */
const choices = [...askings].map(([id, { activity, fixedSettings = {} }]) => {
  const shape = Object.entries(settingFields(activity)).filter(([name]) => !(name in fixedSettings))
  return z.object({ method: z.literal(id), ...Object.fromEntries(shape) })
})
// A tuple that is not empty, as the union wants it.
const method = z.discriminatedUnion('method', choices as [(typeof choices)[number], ...typeof choices])
type Method = z.output<typeof method>

const settings = z.object({
  /** In the order in which they are offered; a single one starts without a choice. */
  methods: z
    .array(method)
    .min(1)
    .refine((methods) => new Set(methods.map((one) => one.method)).size === methods.length, 'each method once')
    .prefault([{ method: 'security-questions' }, { method: 'caller-questions' }])
    .meta({ label: text('methods') }),
  /** Asks for a choice, or starts with the first method and offers the others as an action. */
  startWith: z
    .enum(['choice', 'first'])
    .default('choice')
    .meta({ label: text('startWith'), choices: { choice: text('startWithChoice'), first: text('startWithFirst') } }),
  /** Whether a person who has an authenticator app or a passkey may use another method. */
  accept: z
    .enum(['strongest', 'any'])
    .default('strongest')
    .meta({ label: text('accept'), choices: { strongest: text('acceptStrongest'), any: text('acceptAny') } }),
})

/** `inner` is what the method’s own activity remembers, in a shape that it can read; `offered` is found out when the step begins. */
const memory = z
  .object({ method: z.string().optional(), inner: z.unknown().optional(), offered: z.array(z.string()).optional() })
  .refine(({ method, inner }) => inner === undefined || (method !== undefined && isReadable(method, inner)))

function isReadable(method: string, inner: unknown): boolean {
  const activity = askings.get(method)?.activity
  return activity !== undefined && activity.memory?.safeParse(inner).success !== false
}

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

const another = { another: true } as const

/**
 * Lets the person choose how to prove who they are. A person with a strong method is asked for one of those (M6); everyone else gets the same
 * choice, registered or not. A decoy pretends to have strong methods as often as real people do, so the choice does not tell it.
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
  async prepare(before) {
    const ctx = await findOffered(before)
    const chosen = chosenMethod(ctx)
    const [first, ...others] = offered(ctx)
    const asks = others.length > 0 && ctx.settings.startWith === 'choice'
    const begun = chosen ?? (asks ? undefined : first)
    return begun ? begin(ctx, begun) : choose(ctx)
  },
  async page(ctx): Promise<ActivityPage> {
    const chosen = chosenMethod(ctx)
    if (!chosen) return choicePage(ctx)
    const { activity, inner } = innerOf(ctx, chosen)
    const page: ActivityPage = { answer: activity.answer, ...(await activity.page?.(inner)) } as ActivityPage
    if (offered(ctx).length === 1) return page
    return { ...page, actions: [...(page.actions ?? []), { label: text('another'), answer: another }] }
  },
  async check(ctx, answer): Promise<Refusal | undefined> {
    const chosen = chosenMethod(ctx)
    if (!chosen || 'another' in answer) return undefined
    const { activity, inner } = innerOf(ctx, chosen)
    return activity.check?.(inner, answer)
  },
  async execute(ctx, answer): Promise<Result> {
    if ('another' in answer) return choose(ctx)
    const chosen = chosenMethod(ctx)
    if (!chosen)
      return begin(
        ctx,
        offered(ctx).find((one) => one.method === answer.method),
      )
    const { activity, inner } = innerOf(ctx, chosen)
    return wrapped(ctx, chosen, (await activity.execute?.(inner, answer)) as Result)
  },
})

const onSite = ({ settings, run }: Context): Method[] =>
  settings.methods.filter((one) =>
    askings.get(one.method)?.activity.sites.includes(run.operator ? 'helpdesk' : 'self-service'),
  )

/** Only methods whose activity runs on this site, and of these the person's strong ones, if there are any. */
function offered(ctx: Context): Method[] {
  const found = ctx.memory?.offered
  return found ? onSite(ctx).filter(({ method }) => found.includes(method)) : onSite(ctx)
}

/** A method that is too new does not count: alone it would not be accepted, and the others would be lost with it. */
async function findOffered(ctx: Context): Promise<Context> {
  const { settings, profile, policy, memory } = ctx
  const methods = onSite(ctx)
  const mayBeStrong = methods.some(({ method }) => strong.has(method))
  if (settings.accept === 'any' || !mayBeStrong) return { ...ctx, memory: { ...memory, offered: undefined } }
  const registered = await profile.methods()
  const old = registered.filter((one) => !isTooNew(one, policy.newMethodHours, ctx.now())).map(({ kind }) => kind)
  const own = methods.filter(({ method }) => old.includes(strong.get(method) ?? ''))
  return { ...ctx, memory: { ...memory, offered: own.length > 0 ? own.map(({ method }) => method) : undefined } }
}

const choose = ({ memory }: Context): Result => nextPage(memory?.offered && { offered: memory.offered })

const chosenMethod = (ctx: Context): Method | undefined => offered(ctx).find((one) => one.method === ctx.memory?.method)

function innerOf(ctx: Context, { method, ...settings }: Method) {
  const asking = askings.get(method)
  if (!asking) throw new Error(`no factor ${method} can be chosen`)
  const { activity, fixedSettings } = asking
  const memory = activity.memory?.safeParse(ctx.memory?.method === method ? ctx.memory.inner : undefined).data
  return { activity, inner: { ...ctx, settings: { ...settings, ...fixedSettings }, memory } }
}

async function begin(ctx: Context, method: Method | undefined): Promise<Result> {
  if (!method) return choose(ctx)
  const { activity, inner } = innerOf(ctx, method)
  const prepared = activity.prepare ? await activity.prepare(inner) : nextPage(undefined)
  if (!prepared) throw new Error(`${activity.id} has a page of its own to show`)
  return wrapped(ctx, method, prepared)
}

/** Keeps the memory of a method together with its name, so that a wrong answer leads back to the same method. */
function wrapped(ctx: Context, { method }: Method, result: Result): Result {
  const wrap = (inner: unknown) => ({ method, inner, ...(ctx.memory?.offered && { offered: ctx.memory.offered }) })
  if (result.kind === 'page') return { ...result, memory: wrap(result.memory) }
  if (result.kind !== 'failed') return result
  return result.memory === undefined ? result : { ...result, memory: wrap(result.memory) }
}

function choicePage(ctx: Context): ActivityPage {
  const methods = offered(ctx).map((one) => one.method)
  const choices = Object.fromEntries(methods.map((one) => [one, text(one)]))
  const meta = { label: text('choice'), control: 'radio', choices, default: methods[0] }
  return {
    title: ctx.run.operator ? text('titleHelpdesk') : text('title'),
    text: ctx.run.operator ? text('textHelpdesk') : text('text'),
    submit: text('submit'),
    answer: z.object({ method: z.enum(methods).meta(meta) }),
  }
}
