import { z } from 'zod'
import { defineTemplate } from '../template.ts'

/** A password that the helpdesk had made for somebody. Forgotten by the outbox as soon as it is sent. */
export const newPassword = defineTemplate({
  id: 'new-password',
  secret: true,
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    password: z.string().meta({ secret: true }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ displayName, account, password, time, url }, { text, moment }) => ({
    subject: text('mail.new-password.subject'),
    mood: 'good',
    title: text('mail.new-password.subject'),
    greeting: text('mail.greeting', { displayName }),
    paragraphs: [text('mail.new-password.text')],
    facts: [
      { label: text('mail.new-password.password'), value: password },
      { label: text('mail.account'), value: account },
      { label: text('mail.time'), value: moment(time) },
    ],
    warning: { title: text('mail.not-you.title'), text: text('mail.new-password.not-you') },
    link: { label: text('mail.site'), url },
    footer: text('mail.footer'),
  }),
})
