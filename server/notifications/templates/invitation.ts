import { reminderMail } from '../reminder-mail.ts'

/** To whoever has registered nothing. */
export const invitation = reminderMail({
  id: 'invitation',
  more: {},
  mood: 'good',
  say: (_, { text }) => ({
    subject: text('mail.invitation.subject'),
    text: text('mail.invitation.text'),
    link: text('mail.invitation.link'),
  }),
})
