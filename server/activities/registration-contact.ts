import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { contactProblem, readContact } from '../profiles/read-contact.ts'
import { addFailureBelow } from '../store/counters.ts'
import { type ActivityPage, nextPage, type Refusal, type Result } from './activity.ts'
import { awaiting, heldBy, pendingIn } from './registration-memory.ts'
import type { MethodPart, RegistrationContext } from './registration-part.ts'

const text = <const Part extends string>(part: Part) => `activities.register.${part}` as const

/** An address that a code was sent to, and what of the code is remembered. */
interface Pending {
  value: string
  digest: string
  sentAt: string
  tries: number
}

const minutes = 10
const resendAfter = 30_000
const mostTries = 5
/** The same as of codes for signing in, and counted with them: nobody's mailbox is flooded from here. */
const mostMails = 6
const hour = 3_600_000

const contactField = (kind: 'mail' | 'mobile') =>
  z
    .string()
    .trim()
    .min(1)
    .max(254)
    .meta({ label: text(kind), hint: text(`${kind}-hint`), autocomplete: kind === 'mail' ? 'email' : 'tel' })

/** An address of the person's own, registered once a code that was sent there has come back. */
export const personalMail: MethodPart = {
  begin: async (ctx) => awaiting(ctx, 'personal-mail'),
  async page(ctx): Promise<ActivityPage> {
    const pending = pendingIn<Pending>(ctx)
    if (!pending) return askFor('mail')
    return {
      title: text('code-title'),
      text: { key: text('code-text'), values: { address: pending.value, minutes } },
      submit: text('code-submit'),
      answer: z.object({ code: z.string().trim().min(1).max(20).meta(codeMeta) }),
      actions: [{ label: text('resend'), answer: { resend: true } }],
    }
  },
  async take(ctx, answer) {
    const pending = pendingIn<Pending>(ctx)
    if (!pending) {
      const read = await readNew(ctx, 'mail', answer.contact)
      return 'value' in read ? sendCode(ctx, read.value) : nextPage(ctx.memory, { problem: read })
    }
    if (answer.resend) {
      const isSoon = ctx.now().getTime() - Date.parse(pending.sentAt) < resendAfter
      return isSoon ? nextPage(ctx.memory, { problem: { code: 'code-sent-just-now' } }) : sendCode(ctx, pending.value)
    }
    return checkCode(ctx, pending, answer.code ?? '')
  },
}

/** A number of the person's own, noted: nothing is sent there, and nobody can be known by it. */
export const personalMobile: MethodPart = {
  begin: async (ctx) => awaiting(ctx, 'personal-mobile'),
  page: async () => askFor('mobile'),
  async take(ctx, answer) {
    const read = await readNew(ctx, 'mobile', answer.contact)
    if (!('value' in read)) return nextPage(ctx.memory, { problem: read })
    return { held: adding(ctx, { kind: 'mobile', value: read.value, verified: false }) }
  },
}

const codeMeta = { label: text('code'), autocomplete: 'one-time-code' }

const askFor = (kind: 'mail' | 'mobile'): ActivityPage => ({
  title: text(`${kind}-title`),
  text: text(`${kind}-text`),
  submit: text(`${kind}-submit`),
  answer: z.object({ contact: contactField(kind) }),
})

async function readNew(
  ctx: RegistrationContext,
  kind: 'mail' | 'mobile',
  typed = '',
): Promise<{ value: string } | Refusal> {
  const { addContacts = [], removeContacts = [] } = heldBy(ctx)
  const kept = (await ctx.profile.contacts()).filter(({ id }) => !removeContacts.includes(id))
  const added = addContacts.map((one) => ({ ...one, origin: 'personal' as const, verified: true }))
  const code = contactProblem(kind, typed, [...kept, ...added])
  return code === undefined ? { value: readContact(kind, typed) ?? '' } : { code, field: 'contact' }
}

async function sendCode(ctx: RegistrationContext, value: string): Promise<Result> {
  const { person, profile, run, url, vault, now } = ctx
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const pending: Pending = { value, digest: vault.digest(code), sentAt: now().toISOString(), tries: 0 }
  return nextPage(awaiting(ctx, 'personal-mail', pending), {
    async record(tx) {
      if (!(await addFailureBelow(tx, profile.key, 'mail-code', hour, mostMails))) return
      await ctx.notifications.enqueue(tx, {
        ...{ to: value, template: 'one-time-code', language: person.language ?? run.language },
        values: { displayName: person.displayName, account: person.account, code, minutes, url },
      })
    },
  })
}

function checkCode(ctx: RegistrationContext, pending: Pending, typed: string) {
  const isOver = ctx.now().getTime() - Date.parse(pending.sentAt) > minutes * 60_000 || pending.tries >= mostTries
  const problem = (code: string) => ({ problem: { code, field: 'code' } })
  if (isOver) return nextPage(ctx.memory, problem('code-no-longer-good'))
  if (!ctx.vault.matches(typed.replace(/\s/g, ''), pending.digest)) {
    const counted = { ...pending, tries: pending.tries + 1 }
    return nextPage(awaiting(ctx, 'personal-mail', counted), problem('wrong-code'))
  }
  return { held: adding(ctx, { kind: 'mail', value: pending.value, verified: true }) }
}

function adding(ctx: RegistrationContext, contact: { kind: 'mail' | 'mobile'; value: string; verified: boolean }) {
  const held = heldBy(ctx)
  return { ...held, addContacts: [...(held.addContacts ?? []), contact] }
}
