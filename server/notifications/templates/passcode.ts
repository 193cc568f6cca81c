import { z } from 'zod'
import { defineTemplate } from '../template.ts'

/**
 * A passcode from the helpdesk, to the person; or the second half of one, to the person's manager, who hands it over. Forgotten
 * by the outbox as soon as it is sent.
 */
export const passcode = defineTemplate({
  id: 'passcode',
  secret: true,
  parameters: z.strictObject({
    /** Whom the mail goes to. */
    displayName: z.string(),
    /** Whose passcode it is. */
    person: z.string(),
    account: z.string(),
    passcode: z.string().meta({ secret: true }),
    part: z.enum(['whole', 'half']),
    /** ISO 8601. */
    until: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose: ({ displayName, person, account, passcode, part, until, url }, { text, moment }) => ({
    subject: text(`mail.passcode.${part}.subject`, { person }),
    mood: 'good',
    title: text(`mail.passcode.${part}.subject`, { person }),
    greeting: text('mail.greeting', { displayName }),
    paragraphs: [text(`mail.passcode.${part}.text`, { person })],
    facts: [
      { label: text(`mail.passcode.${part}.label`), value: passcode },
      { label: text('mail.account'), value: account },
      { label: text('mail.passcode.until'), value: moment(until) },
    ],
    warning: { title: text('mail.not-you.title'), text: text(`mail.passcode.${part}.not-you`, { person }) },
    link: { label: text('mail.site'), url },
    footer: text('mail.footer'),
  }),
})
