import { z } from 'zod'
import { defineTemplate } from '../template.ts'

/** A code that proves that somebody reads this mailbox. Forgotten by the outbox as soon as it is sent. */
export const oneTimeCode = defineTemplate({
  id: 'one-time-code',
  secret: true,
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    code: z.string().meta({ secret: true }),
    minutes: z.int(),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ displayName, account, code, minutes, url }, { text }) => ({
    subject: text('mail.one-time-code.subject'),
    mood: 'good',
    title: text('mail.one-time-code.subject'),
    greeting: text('mail.greeting', { displayName }),
    paragraphs: [text('mail.one-time-code.text', { minutes })],
    facts: [
      { label: text('mail.one-time-code.code'), value: code },
      { label: text('mail.account'), value: account },
    ],
    warning: { title: text('mail.not-you.title'), text: text('mail.one-time-code.not-you') },
    link: { label: text('mail.site'), url },
    footer: text('mail.footer'),
  }),
})
