import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** A password that the helpdesk generated. The outbox deletes it as soon as it is sent. */
export const newPassword = defineTemplate({
  id: 'new-password',
  secret: true,
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    password: z.string().meta({ secret: true }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ account, password, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.new-password.subject'),
      paragraphs: [translate('mail.new-password.text')],
      facts: [
        { label: translate('mail.new-password.password'), value: password },
        { label: translate('mail.account'), value: account },
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      warning: translate('mail.new-password.not-you'),
    }),
})
