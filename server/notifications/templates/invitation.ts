import { defineReminderMail } from '../reminder-mail.ts'

/** To people who have registered nothing. */
export const invitation = defineReminderMail({
  id: 'invitation',
  more: {},
  mood: 'good',
  compose: (_, { translate }) => ({
    subject: translate('mail.invitation.subject'),
    text: translate('mail.invitation.text'),
    link: translate('mail.invitation.link'),
  }),
})
