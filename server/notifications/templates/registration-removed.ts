import { z } from 'zod'
import { defineReminderMail } from '../reminder-mail.ts'

/** To people whose registration an administrator has deleted, many at once. */
export const registrationRemoved = defineReminderMail({
  id: 'registration-removed',
  more: {
    /** Why, in the administrator's words; empty: nothing is said. */
    message: z.string().max(2_000).meta({ sample: '' }),
  },
  mood: 'bad',
  compose: ({ message }, { translate }) => ({
    subject: translate('mail.registration-removed.subject'),
    text: translate('mail.registration-removed.text'),
    message,
    link: translate('mail.registration-removed.link'),
  }),
})
