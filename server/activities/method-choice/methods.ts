import { z } from 'zod'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { AnyFactor, Asking } from '../../factors/factor.ts'
import { factors } from '../../factors/index.ts'
import type { ActivityContext } from '../activity.ts'
import { settingFields } from '../setting-fields.ts'

/** Texts of a factor: `server/factors/index.test.ts` holds that every one has its own. */
export const text = (part: string): MessageKey => `activities.authentication-methods.${part}` as MessageKey

interface Choice {
  asking: Asking
  factor: AnyFactor
}

/** The factors that can be chosen, in the order in which people see them. */
const choices = new Map<string, Choice>(
  [...factors]
    .sort((one, other) => one.rank - other.rank)
    .flatMap((factor) => (factor.asking?.isChoice ? [[factor.id, { asking: factor.asking, factor }] as const] : [])),
)

export function choiceOf(method: string): Choice {
  const choice = choices.get(method)
  if (!choice) throw new Error(`no factor ${method} can be chosen`)
  return choice
}

/** Each with the settings of the activity that asks for it, except those that make it ask for this factor. */
const schemas = [...choices].map(
  ([
    id,
    {
      asking: { activity, fixedSettings = {} },
    },
  ]) => {
    const shape = Object.entries(settingFields(activity)).filter(([name]) => !(name in fixedSettings))
    return z.object({ method: z.literal(id).meta({ label: text(id) }), ...Object.fromEntries(shape) })
  },
)
// A tuple that is not empty, as the union wants it.
const method = z.discriminatedUnion('method', schemas as [(typeof schemas)[number], ...typeof schemas])
export type Method = z.output<typeof method>

export const settings = z.object({
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
  /** On the Helpdesk site: whether a caller whom this operator has checked a moment ago is checked again. */
  callerCheck: z
    .enum(['once-a-call', 'ask'])
    .default('once-a-call')
    .meta({
      label: text('callerCheck'),
      choices: { 'once-a-call': text('callerCheckOnce'), ask: text('callerCheckAsk') },
    }),
})

/** `inner` is what the method’s own activity remembers, in a shape that it can read; `offered` is found out when the step begins, `left` was turned down last. */
export const memory = z
  .object({
    method: z.string().optional(),
    inner: z.unknown().optional(),
    offered: z.array(z.string()).optional(),
    left: z.string().optional(),
  })
  .refine(({ method, inner }) => inner === undefined || (method !== undefined && isReadable(method, inner)))

function isReadable(method: string, inner: unknown): boolean {
  const activity = choices.get(method)?.asking.activity
  return activity !== undefined && activity.memory?.safeParse(inner).success !== false
}

export type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/** The method’s own activity, and the context that it is given. */
export function innerOf(ctx: Context, { method, ...settings }: Method) {
  const { activity, fixedSettings } = choiceOf(method).asking
  const memory = activity.memory?.safeParse(ctx.memory?.method === method ? ctx.memory.inner : undefined).data
  return { activity, inner: { ...ctx, settings: { ...settings, ...fixedSettings }, memory } }
}

/** What a method opens, as its own activity says. */
export function openedBy({ method, ...settings }: Method): readonly string[] | undefined {
  const { activity, fixedSettings } = choiceOf(method).asking
  return activity.opensOnly?.({ ...settings, ...fixedSettings })
}

/** Whichever method is chosen, no more than this is opened. */
export function onlyCommon(lists: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const limited = lists.flatMap((list) => (list ? [list] : []))
  const [first, ...others] = limited
  return first?.filter((one) => others.every((list) => list.includes(one)))
}
