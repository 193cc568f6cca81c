import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** To every administrator, once an hour while it lasts: unknown browsers guess at many accounts. */
export const guessesAlarm = defineTemplate({
  id: 'guesses-alarm',
  parameters: z.strictObject({
    /** The reader. */
    displayName: z.string(),
    guesses: z.int().meta({ sample: 60 }),
    minutes: z.int(),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ guesses, minutes, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.guesses-alarm.subject'),
      mood: 'bad',
      paragraphs: [
        translate('mail.guesses-alarm.text', { guesses, minutes }),
        translate('mail.guesses-alarm.consequence'),
      ],
      facts: [
        { label: translate('mail.guesses-alarm.guesses'), value: String(guesses) },
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      footer: translate('mail.administrators-footer'),
      warning: { title: translate('mail.what-to-do'), text: translate('mail.guesses-alarm.what-to-do') },
    }),
})
