import { z } from 'zod'
import { reminderMail } from '../reminder-mail.ts'

/** To whoever's password expires soon, or has expired a day or two ago. */
export const expiryReminder = reminderMail({
  id: 'expiry-reminder',
  more: {
    /** ISO 8601. */
    expires: z.iso.datetime({ offset: true }),
    state: z.enum(['soon', 'over']).meta({ internal: true }),
  },
  mood: 'bad',
  say({ expires, state }, { text, moment }) {
    const words = `mail.expiry-reminder.${state}` as const
    return {
      subject: text(`${words}.subject`),
      text: text(`${words}.text`),
      link: text('mail.expiry-reminder.link'),
      facts: [{ label: text('mail.expiry-reminder.expires'), value: moment(expires) }],
    }
  },
})
