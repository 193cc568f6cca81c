import { z } from 'zod'
import {
  type ActivityContext,
  type ActivityPage,
  type AnyActivity,
  defineActivity,
  nextPage,
  type Refusal,
  type Result,
} from '../activity.ts'
import { authenticateByEmailCode } from '../authenticate-by-email-code/activity.ts'
import { authenticateWithPasskey } from '../authenticate-with-passkey/activity.ts'
import { authenticateWithQaHelpdesk } from '../authenticate-with-qa-helpdesk/activity.ts'
import { authenticateWithQaRandom } from '../authenticate-with-qa-random/activity.ts'
import { authenticateWithTotp } from '../authenticate-with-totp/activity.ts'

const text = <const Part extends string>(part: Part) => `activities.authentication-methods.${part}` as const

const emailCode = authenticateByEmailCode.settings.omit({ to: true }).shape

/** Each method with the settings of the activity that carries it out. `phone`, `radius` and `external-provider` are reserved. */
const method = z.discriminatedUnion('method', [
  z.object({ method: z.literal('security-questions'), ...authenticateWithQaRandom.settings.shape }),
  z.object({ method: z.literal('caller-questions'), ...authenticateWithQaHelpdesk.settings.shape }),
  z.object({ method: z.literal('corporate-mail'), ...emailCode }),
  z.object({ method: z.literal('personal-mail'), ...emailCode }),
  z.object({ method: z.literal('totp') }),
  z.object({ method: z.literal('passkey') }),
])

type Method = z.output<typeof method>

const settings = z.object({
  /** In the order in which they are offered; a single one is begun at once. */
  methods: z
    .array(method)
    .min(1)
    .refine((methods) => new Set(methods.map((one) => one.method)).size === methods.length, 'each method once')
    .prefault([{ method: 'security-questions' }, { method: 'caller-questions' }])
    .meta({ label: text('methods') }),
  /** Asks which way first, or begins with the first one and keeps the others a press away. */
  startWith: z
    .enum(['choice', 'first'])
    .default('choice')
    .meta({ label: text('startWith'), choices: { choice: text('startWithChoice'), first: text('startWithFirst') } }),
})

const memory = z.object({ method: z.string(), inner: z.unknown().optional() })

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/** What carries a method out, and the settings that make it this method. */
const activityOf: Record<Method['method'], { activity: AnyActivity; fixed?: object }> = {
  'security-questions': { activity: authenticateWithQaRandom },
  'caller-questions': { activity: authenticateWithQaHelpdesk },
  'corporate-mail': { activity: authenticateByEmailCode, fixed: { to: 'corporate' } },
  'personal-mail': { activity: authenticateByEmailCode, fixed: { to: 'personal' } },
  totp: { activity: authenticateWithTotp },
  passkey: { activity: authenticateWithPasskey },
}

const another = { another: true } as const

/** Lets the person choose among the ways of showing who they are. The choice is the same for everybody, registered or not. */
export const authenticationMethods = defineActivity({
  id: 'authentication-methods',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  requires: 'profile',
  settings,
  memory,
  answer: z.looseObject({}),
  async prepare(ctx) {
    const chosen = chosenMethod(ctx)
    const [first, ...others] = offered(ctx)
    const asks = others.length > 0 && ctx.settings.startWith === 'choice'
    const begun = chosen ?? (asks ? undefined : first)
    return begun ? begin(ctx, begun) : nextPage(undefined)
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
    if ('another' in answer) return nextPage(undefined)
    const chosen = chosenMethod(ctx)
    if (!chosen)
      return begin(
        ctx,
        offered(ctx).find((one) => one.method === answer.method),
      )
    const { activity, inner } = innerOf(ctx, chosen)
    return wrapped(chosen, (await activity.execute?.(inner, answer)) as Result)
  },
})

/** Only what this site has. */
const offered = ({ settings, run }: Context): Method[] =>
  settings.methods.filter((one) =>
    activityOf[one.method].activity.sites.includes(run.operator ? 'helpdesk' : 'self-service'),
  )

const chosenMethod = (ctx: Context): Method | undefined => offered(ctx).find((one) => one.method === ctx.memory?.method)

function innerOf(ctx: Context, { method, ...settings }: Method) {
  const { activity, fixed } = activityOf[method]
  const read = activity.memory?.safeParse(ctx.memory?.method === method ? ctx.memory.inner : undefined).data
  return { activity, inner: { ...ctx, settings: { ...settings, ...fixed }, memory: read } }
}

async function begin(ctx: Context, method: Method | undefined): Promise<Result> {
  if (!method) return nextPage(undefined)
  const { activity, inner } = innerOf(ctx, method)
  const prepared = activity.prepare ? await activity.prepare(inner) : nextPage(undefined)
  if (!prepared) throw new Error(`${activity.id} has a page of its own to show`)
  return wrapped(method, prepared)
}

/** What a method remembers stands beside which method it is; a wrong answer leads back to the same method. */
function wrapped({ method }: Method, result: Result): Result {
  if (result.kind === 'page') return { ...result, memory: { method, inner: result.memory } }
  if (result.kind !== 'failed') return result
  return result.memory === undefined ? result : { ...result, memory: { method, inner: result.memory } }
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
