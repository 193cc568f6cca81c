import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** To every administrator: the staff sites demand no second factor any more. */
export const secondFactorOff = defineTemplate({
  id: 'second-factor-off',
  parameters: z.strictObject({
    /** The reader. */
    displayName: z.string(),
    /** The administrator who switched it off, or empty: a command at the server's terminal. */
    by: z.string().meta({ sample: 'Hanna Weber' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ by, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.second-factor-off.subject'),
      mood: 'bad',
      paragraphs: [translate('mail.second-factor-off.text')],
      facts: [
        {
          label: translate('mail.staff-factor-changed.by'),
          value: by === '' ? translate('mail.second-factor-off.terminal') : by,
        },
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      footer: translate('mail.administrators-footer'),
      warning: { title: translate('mail.what-to-do'), text: translate('mail.second-factor-off.what-to-do') },
    }),
})
