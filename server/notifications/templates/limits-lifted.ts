import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** To the person: an administrator has given their account all of its tries back. */
export const limitsLifted = defineTemplate({
  id: 'limits-lifted',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** The administrator, or empty: the operator of the server's terminal. */
    by: z.string().meta({ sample: 'Hanna Weber' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ account, by, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.limits-lifted.subject', { account }),
      paragraphs: [translate('mail.limits-lifted.text')],
      facts: [
        { label: translate('mail.account'), value: account },
        ...(by === '' ? [] : [{ label: translate('mail.staff-factor-changed.by'), value: by }]),
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      warning: translate('mail.limits-lifted.not-you'),
    }),
})
