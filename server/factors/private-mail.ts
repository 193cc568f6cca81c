import { z } from 'zod'
import {
  type ActivityContext,
  type ActivityPage,
  critical,
  defineActivity,
  nextPage,
  type Result,
} from '../activities/activity.ts'
import { oneAddress } from '../directory/mail-address.ts'
import { isApprovalReady, loadApproval } from './common/approval.ts'
import { mailCodeGuesses } from './common/email-code.ts'
import { evaluateGuess } from './common/guess.ts'
import {
  closedCode,
  createMailedCode,
  isCodeOpen,
  isCodeRight,
  mailedCode,
  mailedCodeField,
  mayResend,
} from './common/mailed-code.ts'
import { askSecondOperator, concludeCheck } from './common/second-operator.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-by-private-mail.${part}` as const

const length = 6
const minutes = 10

const settings = z.object({
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** `approval`: the code was right, and a second operator is asked. */
const memory = z.union([z.object({ approval: z.string() }), mailedCode])

type Context = ActivityContext<z.output<typeof settings>, z.output<typeof memory> | undefined>

const code = mailedCodeField(text('code'), length)

/**
 * The caller reads out a code that was sent to a private address. It is one that the directory holds, in the attribute that the policy names; who
 * could write it there is known to that administrator alone, so a second operator has to agree.
 */
export const authenticateByPrivateMail = defineActivity({
  id: 'authenticate-by-private-mail',
  group: 'authentication',
  sites: ['helpdesk'],
  guesses: mailCodeGuesses,
  settings,
  memory,
  answer: z.object({ code: code.optional(), resend: z.literal(true).optional() }),
  isReady: (ctx) => isApprovalReady({ ...ctx, memory: asked(ctx) }),
  describeRequest: (memory) => (memory && 'approval' in memory ? text('request') : undefined),
  async prepare(ctx) {
    if (!ctx.policy.callerMethods.privateMail) return critical('method-switched-off')
    if (!ctx.settings.acceptLocked && (await ctx.profile.lockedUntil())) return critical('profile-locked')
    if (asked(ctx)) return undefined
    const sent = sentCode(ctx)
    const stays = sent && (isCodeOpen(ctx, sent, minutes) || !mayResend(ctx, sent))
    return stays ? nextPage(sent) : sendCode(ctx)
  },
  async page(ctx): Promise<ActivityPage> {
    return {
      title: text('title'),
      text: { key: text(ctx.notifications.hasServer ? 'text' : 'waits'), values: { minutes } },
      submit: text('submit'),
      answer: z.object({ code }),
      actions: [{ label: text('resend'), answer: { resend: true } }],
    }
  },
  async execute(ctx, answer): Promise<Result> {
    // Asked again at every request: it may have been switched off meanwhile.
    if (!ctx.policy.callerMethods.privateMail) return critical('method-switched-off')
    const approval = await loadApproval({ ...ctx, memory: asked(ctx) })
    if (approval) return concludeCheck(ctx, { approval })
    if (answer?.code !== undefined) return evaluateCode(ctx, answer.code)
    return mayResend(ctx, sentCode(ctx))
      ? sendCode(ctx)
      : nextPage(ctx.memory, { problem: { code: 'code-sent-just-now' } })
  },
})

const asked = ({ memory }: Context) => (memory && 'approval' in memory ? memory : undefined)
const sentCode = ({ memory }: Context) => (memory && 'digest' in memory ? memory : undefined)

async function evaluateCode(ctx: Context, typed: string): Promise<Result> {
  const sent = sentCode(ctx)
  const open = sent && isCodeOpen(ctx, sent, minutes) ? sent : undefined
  const result = await evaluateGuess(ctx, {
    limit: mailCodeGuesses,
    acceptLocked: ctx.settings.acceptLocked,
    verify: () => ({ valid: open !== undefined && isCodeRight(ctx, open, typed) }),
    failure: () =>
      open
        ? { code: 'wrong-code', field: 'code', memory: { ...open, tries: open.tries + 1 } }
        : { code: 'code-over', field: 'code' },
  })
  return result.kind === 'ok' ? askSecondOperator(ctx, { text: text('wait-text') }) : result
}

async function sendCode(ctx: Context): Promise<Result> {
  const address = await findAddress(ctx)
  if (address === undefined) return critical('no-address-to-write-to')
  const created = await createMailedCode(ctx, {
    recipients: [{ kind: 'personal', addresses: [address] }],
    length,
    minutes,
  })
  if (!created) return nextPage(sentCode(ctx) ?? closedCode(ctx), { problem: { code: 'no-more-codes' } })
  return nextPage(created.code, { record: created.record })
}

async function findAddress({ policy, readAttribute }: Pick<Context, 'policy' | 'readAttribute'>) {
  const { privateMail } = policy.callerMethods
  return privateMail === null ? undefined : oneAddress.safeParse(await readAttribute(privateMail)).data
}

/** Off until a policy names the attribute. An address that people register themselves is `personal-mail`. */
export const privateMail = defineFactor({
  id: 'private-mail',
  guesses: mailCodeGuesses,
  rank: 120,
  isSoleMeans: false,
  asking: {
    activity: authenticateByPrivateMail,
    isChoice: true,
    isForOneTask: true,
    isSwitchedOn: ({ callerMethods }) => callerMethods.privateMail !== null,
    findObstacle: async (ctx) =>
      (await findAddress(ctx)) === undefined
        ? 'activities.authentication-methods.obstacle-not-in-directory'
        : undefined,
  },
})
