import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** A code that proves access to this mailbox. The outbox deletes it as soon as it is sent. */
export const oneTimeCode = defineTemplate({
  id: 'one-time-code',
  secret: true,
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    code: z.string().meta({ secret: true }),
    minutes: z.int(),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ account, code, minutes, ...recipient }, { translate }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.one-time-code.subject'),
      paragraphs: [translate('mail.one-time-code.text', { minutes })],
      facts: [
        { label: translate('mail.one-time-code.code'), value: code },
        { label: translate('mail.account'), value: account },
      ],
      warning: translate('mail.one-time-code.not-you'),
    }),
})
