import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

const events = ['code-issued', 'passkey-added', 'recovered', 'totp-added'] as const
export type StaffFactorEvent = (typeof events)[number]

/** To the person and to every administrator: the second factor of a member of staff has changed, or is about to. */
export const staffFactorChanged = defineTemplate({
  id: 'staff-factor-changed',
  parameters: z.strictObject({
    /** The reader. */
    displayName: z.string(),
    /** Whose factor it is. */
    person: z.string(),
    account: z.string(),
    event: z.enum(events),
    /** The administrator who caused it, or empty. */
    by: z.string().meta({ sample: 'Hanna Weber' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: ({ event }, { translate }) => ({ event: translate(`mail.staff-factor-changed.${event}`) }),
  compose: ({ person, account, event, by, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.staff-factor-changed.subject', { account }),
      mood: 'bad',
      paragraphs: [translate(`mail.staff-factor-changed.${event}`)],
      facts: [
        { label: translate('mail.administrator-notice.person'), value: person },
        { label: translate('mail.account'), value: account },
        ...(by === '' ? [] : [{ label: translate('mail.staff-factor-changed.by'), value: by }]),
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      warning: translate('mail.staff-factor-changed.not-you'),
    }),
})
