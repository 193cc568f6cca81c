import { defineReminderMail } from '../reminder-mail.ts'

/** To people whose profile lacks what their policy requires now. */
export const updateReminder = defineReminderMail({
  id: 'update-reminder',
  more: {},
  mood: 'good',
  compose: (_, { translate }) => ({
    subject: translate('mail.update-reminder.subject'),
    text: translate('mail.update-reminder.text'),
    link: translate('mail.update-reminder.link'),
  }),
})
