import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { describeTimes, timesParameter } from '../repeated.ts'
import { defineTemplate } from '../template.ts'

const factors = ['enrolment-code', 'passkey', 'totp'] as const
export type LimitedStaffFactor = (typeof factors)[number]

/** To the person and to every administrator: a caller knows the right password of a member of staff, and has used up the tries of the step behind it. */
export const staffLimitReached = defineTemplate({
  id: 'staff-limit-reached',
  parameters: z.strictObject({
    /** The reader. */
    displayName: z.string(),
    /** Whose account it is. */
    person: z.string(),
    account: z.string(),
    factor: z.enum(factors),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    times: timesParameter,
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: ({ factor }, { translate }) => ({ factor: translate(`mail.staff-limit-reached.${factor}`) }),
  compose({ person, account, factor, time, times, ...recipient }, format) {
    const { translate } = format
    const { paragraphs, facts } = describeTimes({ time, times }, format)
    return composePersonalMail(recipient, translate, {
      subject: translate('mail.staff-limit-reached.subject', { account }),
      mood: 'bad',
      paragraphs: [translate('mail.staff-limit-reached.text'), ...paragraphs],
      facts: [
        { label: translate('mail.administrator-notice.person'), value: person },
        { label: translate('mail.account'), value: account },
        { label: translate('mail.staff-limit-reached.factor'), value: translate(`mail.staff-limit-reached.${factor}`) },
        ...facts,
      ],
      warning: translate('mail.staff-limit-reached.not-you'),
    })
  },
})
