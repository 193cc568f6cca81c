import { z } from 'zod'
import type { PhoneNumber as ShownNumber } from '../../shared/wizard/controls/phone-number.tsx'
import { markTime } from '../../shared/wizard/moment.ts'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  defineActivity,
  failed,
  nextPage,
  type Result,
} from '../activities/activity.ts'
import { maskContact } from '../profiles/contact.ts'
import { type Country, readCountries } from '../profiles/telephone-countries.ts'
import { toDialledNumber } from '../profiles/telephone-number.ts'
import { isApprovalReady, loadApproval } from './common/approval.ts'
import { reserveCallerCheck } from './common/caller-check.ts'
import { prepareNotice } from './common/guess.ts'
import { ofCallerCheck } from './common/guess-limits.ts'
import { askSecondOperator, concludeCheck } from './common/second-operator.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-by-call-back.${part}` as const

const guesses = ofCallerCheck('call-back')
const numbers = ['telephone', 'mobile'] as const

const settings = z.object({
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** Never a number: only which of the directory's was called, and when. */
const memory = z.object({
  number: z.enum(numbers).optional(),
  calledAt: z.iso.datetime().optional(),
  approval: z.string().optional(),
})

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

/**
 * The operator calls a number that the directory holds, never one that the caller gives. It is masked until the operator starts the call, which is
 * counted. That the person answered is the operator's word, so a second operator has to agree.
 */
export const authenticateByCallBack = defineActivity({
  id: 'authenticate-by-call-back',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses,
  settings,
  memory,
  answer: z.object({ call: z.enum(numbers).optional(), answered: z.boolean().optional() }),
  isReady: isApprovalReady,
  describeRequest: (memory) =>
    memory?.number && memory.calledAt
      ? { key: text('request'), values: { number: memory.number, at: markTime(new Date(memory.calledAt)) } }
      : undefined,
  async prepare(ctx) {
    if (!ctx.policy.callerMethods.callBack) return critical('method-switched-off')
    if (ctx.memory?.approval) return undefined
    return listNumbers(ctx).length === 0 ? critical('no-number-to-call') : nextPage(ctx.memory)
  },
  async page(ctx): Promise<ActivityPage> {
    if (!ctx.memory?.number) return numberPage(ctx)
    const [country] = await readCountries(ctx.read)
    return callPage(ctx.person[ctx.memory.number] ?? '', country)
  },
  async execute(ctx, answer): Promise<Result> {
    // Asked again at every request: it may have been switched off meanwhile.
    if (!ctx.policy.callerMethods.callBack) return critical('method-switched-off')
    const approval = await loadApproval(ctx)
    const { number, calledAt } = ctx.memory ?? {}
    if (approval && number && calledAt)
      return concludeCheck(ctx, { approval, limit: guesses, note: { number, calledAt } })
    const { call, answered } = answer ?? {}
    if (!number) return call ? startCall(ctx, call) : nextPage(ctx.memory)
    if (answered === true) return askSecondOperator(ctx, { memory: { number, calledAt }, text: text('wait-text') })
    return failed('caller-not-reached', { memory: {}, record: await prepareNotice(ctx) })
  },
})

type PhoneNumber = (typeof numbers)[number]

const listNumbers = ({ person }: Pick<Context, 'person'>): PhoneNumber[] =>
  numbers.filter((one) => /\d/.test(person[one] ?? ''))

async function startCall(ctx: Context, number: PhoneNumber): Promise<Result> {
  if (!listNumbers(ctx).includes(number)) return nextPage(undefined)
  const refusal = await reserveCallerCheck(ctx, guesses)
  return refusal ?? nextPage({ number, calledAt: ctx.now().toISOString() })
}

function numberPage(ctx: Context): ActivityPage {
  return {
    title: text('title'),
    text: text('text'),
    answer: z.object({}),
    actions: listNumbers(ctx).map((call) => ({
      label: { key: text(call), values: { number: maskContact('mobile', ctx.person[call] ?? '') } },
      answer: { call },
    })),
  }
}

const callPage = (number: string, country: Country | undefined): ActivityPage => ({
  title: text('titleCall'),
  text: text('textCall'),
  control: 'phone-number',
  data: { ...({ number, dialled: toDialledNumber(number, country) } satisfies ShownNumber) },
  submit: text('submit'),
  answer: z.object({ answered: z.literal(true).meta({ label: text('answered') }) }),
  actions: [{ label: text('notAnswered'), answer: { answered: false } }],
})

/** Off until a policy switches it on. */
export const callBack = defineFactor({
  id: 'call-back',
  guesses,
  rank: 100,
  isSoleMeans: false,
  asking: {
    activity: authenticateByCallBack,
    isChoice: true,
    isForOneTask: true,
    isSwitchedOn: ({ callerMethods }) => callerMethods.callBack,
    findObstacle: async (ctx) =>
      listNumbers(ctx).length === 0 ? 'activities.authentication-methods.obstacle-no-number' : undefined,
  },
})
