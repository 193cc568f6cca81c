import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** To the owner of an account whose password was set on the password pages. */
export const passwordSet = defineTemplate({
  id: 'password-set',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** Who has set it, if that was not its owner. */
    by: z.string().meta({ sample: 'Hanna Weber' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ account, by, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.password-set.subject', { account }),
      paragraphs: [translate('mail.password-set.text')],
      facts: [
        { label: translate('mail.account'), value: account },
        ...(by === '' ? [] : [{ label: translate('mail.password-set.by'), value: by }]),
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      warning: translate('mail.password-set.not-you'),
    }),
})
