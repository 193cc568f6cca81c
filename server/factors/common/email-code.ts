import { z } from 'zod'
import { type ActivityContext, critical, defineActivity, nextPage, type Result } from '../../activities/activity.ts'
import type { Contact } from '../../profiles/contact.ts'
import { evaluateGuess, isAloneAndTooNew } from './guess.ts'
import { tenAnHour } from './guess-limits.ts'
import {
  type CodeRecipients,
  closedCode,
  createMailedCode,
  isCodeOpen,
  isCodeRight,
  type MailedCode,
  mailedCode,
  mailedCodeField,
  mayResend,
} from './mailed-code.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-by-email-code.${part}` as const

const settings = z.object({
  /** Addresses of the directory, registered by the person, or both. */
  to: z
    .enum(['corporate', 'personal', 'both'])
    .default('corporate')
    .meta({
      label: text('to'),
      choices: { corporate: text('corporate'), personal: text('personal'), both: text('both') },
    }),
  // Ten guesses an hour at four digits would find one in 1,000. What was stored before is read as the nearest that is allowed now.
  length: z
    .int()
    .overwrite((stored) => Math.max(stored, 6))
    .min(6)
    .max(12)
    .default(6)
    .meta({ label: text('length') }),
  minutes: z
    .int()
    .min(1)
    .overwrite((stored) => Math.min(stored, 10))
    .max(10)
    .default(10)
    .meta({ label: text('minutes'), unit: 'minutes' }),
  /** On the Helpdesk site, for tasks that take off the lock. */
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

/** All mail codes of an account together, whichever address, run or site they are for. */
export const mailCodeGuesses = tenAnHour('wrong-mail-code')

type Context = ActivityContext<z.output<typeof settings>, MailedCode | undefined>

const code = mailedCodeField(text('code'))

/** One schema per length, since the engine keeps what it made of each. */
const codeAnswers = new Map<number, z.ZodType>()
function codeAnswer(length: number): z.ZodType {
  const answer = codeAnswers.get(length) ?? z.object({ code: mailedCodeField(text('code'), length) })
  codeAnswers.set(length, answer)
  return answer
}

/** Sends a code by mail and asks for it. The page says "we have sent a code" to everybody, whether or not there is an address. */
export const authenticateByEmailCode = defineActivity({
  id: 'authenticate-by-email-code',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  guesses: mailCodeGuesses,
  settings,
  memory: mailedCode,
  answer: z.union([z.object({ code }), z.object({ resend: z.literal(true) })]),
  async prepare(ctx) {
    if (!acceptsLocked(ctx) && (await ctx.profile.lockedUntil())) return critical('profile-locked')
    const { memory } = ctx
    // Also after too many wrong codes another one keeps its interval.
    const stays = memory && (isCodeOpen(ctx, memory, ctx.settings.minutes) || !mayResend(ctx, memory))
    return stays ? nextPage(memory) : sendCode(ctx)
  },
  async page(ctx) {
    return {
      title: ctx.run.operator ? text('titleHelpdesk') : text('title'),
      text: { key: pageText(ctx), values: { minutes: ctx.settings.minutes } },
      submit: text('submit'),
      answer: codeAnswer(ctx.settings.length),
      actions: [{ label: text('resend'), answer: { resend: true } }],
    }
  },
  async execute(ctx, answer): Promise<Result> {
    if ('code' in answer) return evaluateCode(ctx, answer.code)
    if (!acceptsLocked(ctx) && (await ctx.profile.lockedUntil())) return critical('profile-locked')
    return mayResend(ctx, ctx.memory)
      ? sendCode(ctx)
      : nextPage(ctx.memory, { problem: { code: 'code-sent-just-now' } })
  },
})

/** The same for everybody, whether or not there is an address. */
function pageText({ notifications, run }: Context) {
  if (!notifications.hasServer) return text('waits')
  return run.operator ? text('textHelpdesk') : text('text')
}

const acceptsLocked = ({ settings, run }: Context): boolean => settings.acceptLocked && run.operator !== undefined

function evaluateCode(ctx: Context, typed: string): Promise<Result> {
  const { memory } = ctx
  const open = memory && isCodeOpen(ctx, memory, ctx.settings.minutes) ? memory : undefined
  return evaluateGuess(ctx, {
    limit: mailCodeGuesses,
    acceptLocked: acceptsLocked(ctx),
    verify: () => ({ valid: open !== undefined && isCodeRight(ctx, open, typed) }),
    failure: () =>
      open
        ? { code: 'wrong-code', field: 'code', memory: { ...open, tries: open.tries + 1 } }
        : { code: 'code-over', field: 'code' },
  })
}

async function sendCode(ctx: Context): Promise<Result> {
  const { length, minutes } = ctx.settings
  const created = await createMailedCode(ctx, { recipients: await findRecipients(ctx), length, minutes })
  // Told to everybody alike: a decoy's codes are counted, too.
  if (!created) return nextPage(ctx.memory ?? closedCode(ctx), { problem: { code: 'no-more-codes' } })
  return nextPage(created.code, { record: created.record })
}

/** Leaves out an address that was added just now, unless the person has shown more. */
async function findRecipients(ctx: Context): Promise<CodeRecipients[]> {
  const { to } = ctx.settings
  const contacts = ctx.run.decoy ? [] : await ctx.profile.contacts()
  const usable = contacts.filter(
    (contact) => contact.kind === 'mail' && contact.verified && !isAloneAndTooNew(ctx, contact),
  )
  const addressesOf = (wanted: Contact['origin']) => [
    ...new Set(usable.filter(({ origin }) => origin === wanted).map(({ value }) => value)),
  ]
  const corporate = addressesOf('corporate')
  if (to === 'corporate') return [{ kind: to, addresses: corporate }]
  if (to === 'personal') return [{ kind: to, addresses: addressesOf('personal') }]
  // A person may have registered the company's address as their own.
  const personal = addressesOf('personal').filter((address) => !corporate.includes(address))
  return [
    { kind: 'corporate', addresses: corporate },
    { kind: 'personal', addresses: personal },
  ]
}
