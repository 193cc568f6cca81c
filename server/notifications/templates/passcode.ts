import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/**
 * A passcode from the helpdesk, to the person; or its second half, to the person's manager, who hands it over. The outbox deletes it
 * as soon as it is sent.
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
  compose: ({ person, account, passcode, part, until, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate(`mail.passcode.${part}.subject`, { person }),
      paragraphs: [translate(`mail.passcode.${part}.text`, { person })],
      facts: [
        { label: translate(`mail.passcode.${part}.label`), value: passcode },
        { label: translate('mail.account'), value: account },
        { label: translate('mail.passcode.until'), value: formatTime(until) },
      ],
      warning: translate(`mail.passcode.${part}.not-you`, { person }),
    }),
})
