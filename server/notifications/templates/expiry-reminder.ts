import { z } from 'zod'
import { defineReminderMail } from '../reminder-mail.ts'

/** To people whose password expires soon, or expired a day or two ago. */
export const expiryReminder = defineReminderMail({
  id: 'expiry-reminder',
  more: {
    /** ISO 8601. */
    expires: z.iso.datetime({ offset: true }),
    state: z.enum(['soon', 'over']).meta({ internal: true }),
  },
  mood: 'bad',
  compose({ expires, state }, { translate, formatTime }) {
    const prefix = `mail.expiry-reminder.${state}` as const
    return {
      subject: translate(`${prefix}.subject`),
      text: translate(`${prefix}.text`),
      link: translate('mail.expiry-reminder.link'),
      facts: [{ label: translate('mail.expiry-reminder.expires'), value: formatTime(expires) }],
    }
  },
})
