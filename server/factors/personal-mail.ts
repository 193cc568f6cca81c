import { z } from 'zod'
import { type ActivityPage, nextPage, type Result } from '../activities/activity.ts'
import { addContact, contactPage, personalContact, readNewContact, registeringContact } from './common/contacts.ts'
import { authenticateByEmailCode, mailCodeGuesses } from './common/email-code.ts'
import {
  createMailedCode,
  isCodeOpen,
  isCodeRight,
  mailedCode,
  mailedCodeField,
  mayResend,
} from './common/mailed-code.ts'
import { type RegistrationContext, readPending, rememberPage } from './common/registration.ts'
import { defineFactor } from './factor.ts'

/** The address, and the code that was sent there. */
const newAddress = mailedCode.extend({ value: z.string() })

const minutes = 10
const length = 6
const code = mailedCodeField('activities.register.code', length)

/** A mail address of the person's own, registered once a code that was sent there has come back. */
export const personalMail = defineFactor({
  id: 'personal-mail',
  guesses: mailCodeGuesses,
  rank: 30,
  isSoleMeans: true,
  tables: ['ProfileContact'],
  asking: { activity: authenticateByEmailCode, fixedSettings: { to: 'personal' }, isChoice: true },
  registered: personalContact('mail'),
  registering: {
    ...registeringContact('mail'),
    answer: {
      contact: z.string().max(254).optional(),
      code: z.string().max(20).optional(),
      resend: z.literal(true).optional(),
    },
    begin: async (ctx) => rememberPage(ctx, 'personal-mail'),
    async page(ctx): Promise<ActivityPage> {
      const pending = readPending(ctx, newAddress)
      if (!pending) return contactPage('mail')
      return {
        title: 'activities.register.code-title',
        text: {
          key: ctx.notifications.hasServer ? 'activities.register.code-text' : 'activities.register.code-waits',
          values: { address: pending.value, minutes },
        },
        submit: 'activities.register.code-submit',
        answer: z.object({ code }),
        actions: [{ label: 'activities.register.resend', answer: { resend: true } }],
      }
    },
    async execute(ctx, { contact, code = '', resend }) {
      const pending = readPending(ctx, newAddress)
      if (!pending) {
        const read = await readNewContact(ctx, 'mail', contact)
        return 'value' in read ? sendCode(ctx, read.value) : read
      }
      if (resend) {
        const problem = { code: 'code-sent-just-now' }
        return mayResend(ctx, pending) ? sendCode(ctx, pending.value) : nextPage(ctx.memory, { problem })
      }
      return evaluateCode(ctx, pending, code)
    },
  },
})

async function sendCode(ctx: RegistrationContext, value: string): Promise<Result> {
  const recipients = [{ kind: 'new', addresses: [value] }] as const
  const created = await createMailedCode(ctx, { recipients, length, minutes })
  if (!created) return nextPage(ctx.memory, { problem: { code: 'no-more-codes' } })
  return nextPage(rememberPage(ctx, 'personal-mail', { ...created.code, value }), { record: created.record })
}

/** No guess at a factor: the person shows that they read mail at an address which they typed themselves. */
function evaluateCode(ctx: RegistrationContext, pending: z.output<typeof newAddress>, typed: string) {
  const field = 'code'
  if (!isCodeOpen(ctx, pending, minutes)) {
    return nextPage(ctx.memory, { problem: { code: 'code-no-longer-good', field } })
  }
  if (!isCodeRight(ctx, pending, typed)) {
    const counted = rememberPage(ctx, 'personal-mail', { ...pending, tries: pending.tries + 1 })
    return nextPage(counted, { problem: { code: 'wrong-code', field } })
  }
  return addContact({ kind: 'mail', value: pending.value, verified: true })
}
