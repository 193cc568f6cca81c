import { z } from 'zod'
import { defineReminderMail } from '../reminder-mail.ts'

/** To people whom an administrator asks for a new password, many at once. */
export const passwordChangeRequired = defineReminderMail({
  id: 'password-change-required',
  more: {
    /** Why, in the administrator's words; empty: nothing is said. */
    message: z.string().max(2_000).meta({ sample: '' }),
  },
  mood: 'bad',
  compose: ({ message }, { translate }) => ({
    subject: translate('mail.password-change-required.subject'),
    text: translate('mail.password-change-required.text'),
    message,
    link: translate('mail.password-change-required.link'),
  }),
})
