import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Contact } from '../../profiles/contact.ts'
import { addFailureBelow } from '../../store/counters.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, failed, nextPage, ok, type Result } from '../activity.ts'
import { isAloneAndTooNew } from '../too-new.ts'

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
  length: z
    .int()
    .min(4)
    .max(12)
    .default(6)
    .meta({ label: text('length') }),
  minutes: z
    .int()
    .min(1)
    .max(60)
    .default(10)
    .meta({ label: text('minutes') }),
  /** On the Helpdesk site, for tasks that take off the lock. */
  acceptLocked: z
    .boolean()
    .default(false)
    .meta({ label: text('acceptLocked') }),
})

const memory = z.object({
  digest: z.string(),
  expiresAt: z.iso.datetime(),
  sentAt: z.iso.datetime(),
  /** Wrong codes typed in for this one. */
  tries: z.int(),
})

type Memory = z.output<typeof memory>
type Context = ActivityContext<z.output<typeof settings>, Memory | undefined>

const code = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .meta({ label: text('code'), autocomplete: 'one-time-code' })

/** After so many wrong ones a code is good for nothing, whatever the workflow's own lock says. */
const mostTries = 5
const resendAfter = 30_000
/** Mails with codes for one account within an hour, of all its runs: nobody's mailbox is flooded by a stranger. */
const mostMails = 6
const hour = 3_600_000

/** Sends a code by mail and asks for it. Whether there is an address is told to nobody: "we have sent a code" holds for all. */
export const authenticateByEmailCode = defineActivity({
  id: 'authenticate-by-email-code',
  group: 'authentication',
  sites: ['self-service', 'helpdesk'],
  settings,
  memory,
  answer: z.union([z.object({ code }), z.object({ resend: z.literal(true) })]),
  async prepare(ctx) {
    if (await isShut(ctx)) return critical('profile-locked')
    return isStillGood(ctx) ? nextPage(ctx.memory) : sendCode(ctx)
  },
  async page(ctx) {
    return {
      title: ctx.run.operator ? text('titleHelpdesk') : text('title'),
      text: { key: ctx.run.operator ? text('textHelpdesk') : text('text'), values: { minutes: ctx.settings.minutes } },
      submit: text('submit'),
      answer: z.object({ code }),
      actions: [{ label: text('resend'), answer: { resend: true } }],
    }
  },
  async execute(ctx, answer): Promise<Result> {
    if (await isShut(ctx)) return critical('profile-locked')
    return 'resend' in answer ? resend(ctx) : check(ctx, answer.code)
  },
})

async function isShut({ settings, run, profile }: Context): Promise<boolean> {
  const passes = settings.acceptLocked && run.operator !== undefined
  return (await profile.lockedUntil()) !== undefined && !passes
}

function isStillGood({ memory, now }: Context): boolean {
  return memory !== undefined && memory.tries < mostTries && now() < new Date(memory.expiresAt)
}

async function resend(ctx: Context): Promise<Result> {
  const sentAt = Date.parse(ctx.memory?.sentAt ?? '') || 0
  if (ctx.now().getTime() - sentAt >= resendAfter) return sendCode(ctx)
  return nextPage(ctx.memory, { problem: { code: 'code-sent-just-now' } })
}

function check(ctx: Context, typed: string): Result {
  const { memory, vault } = ctx
  if (!memory || !isStillGood(ctx)) return failed('code-over', { field: 'code' })
  if (vault.matches(typed.replace(/\s/g, ''), memory.digest)) return ok()
  return failed('wrong-code', { field: 'code', memory: { ...memory, tries: memory.tries + 1 } })
}

async function sendCode(ctx: Context): Promise<Result> {
  const { settings, vault, now } = ctx
  const fresh = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const addresses = await addressesFor(ctx)
  const remembered: Memory = {
    digest: vault.digest(fresh),
    expiresAt: new Date(now().getTime() + settings.minutes * 60_000).toISOString(),
    sentAt: now().toISOString(),
    tries: 0,
  }
  return nextPage(remembered, { record: (tx) => mailCode(ctx, tx, fresh, addresses) })
}

async function mailCode(ctx: Context, tx: Tx, code: string, addresses: readonly string[]): Promise<void> {
  const { person, run, settings, url } = ctx
  // Counted for a decoy, too: the same statements for somebody whom there is nothing to send to.
  if (!(await addFailureBelow(tx, ctx.profile.key, 'mail-code', hour, mostMails))) return
  for (const to of addresses) {
    await ctx.notifications.enqueue(tx, {
      to,
      template: 'one-time-code',
      language: person.language ?? run.language,
      values: { displayName: person.displayName, account: person.account, code, minutes: settings.minutes, url },
    })
  }
}

/** One that was added just now is left out, unless the person has shown more. */
async function addressesFor(ctx: Context): Promise<string[]> {
  if (ctx.run.decoy) return []
  const wanted = ({ kind, origin, verified }: Contact) =>
    kind === 'mail' && verified && (ctx.settings.to === 'both' || ctx.settings.to === origin)
  const contacts = (await ctx.profile.contacts()).filter(wanted).filter((contact) => !isAloneAndTooNew(ctx, contact))
  return [...new Set(contacts.map(({ value }) => value))]
}
