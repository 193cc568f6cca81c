import { reminderMail } from '../reminder-mail.ts'

/** To whoever registered and lacks what is asked for now. */
export const updateReminder = reminderMail({
  id: 'update-reminder',
  more: {},
  mood: 'good',
  say: (_, { text }) => ({
    subject: text('mail.update-reminder.subject'),
    text: text('mail.update-reminder.text'),
    link: text('mail.update-reminder.link'),
  }),
})
