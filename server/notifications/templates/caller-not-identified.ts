import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { describeTimes, timesParameter } from '../repeated.ts'
import { defineTemplate } from '../template.ts'

/** To the person whose name a caller gave the helpdesk without proving who they are. */
export const callerNotIdentified = defineTemplate({
  id: 'caller-not-identified',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    times: timesParameter,
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose({ account, time, times, ...recipient }, format) {
    const { translate } = format
    const { paragraphs, facts } = describeTimes({ time, times }, format)
    return composePersonalMail(recipient, translate, {
      subject: translate('mail.caller-not-identified.subject'),
      paragraphs: [translate('mail.caller-not-identified.text'), ...paragraphs],
      facts: [{ label: translate('mail.account'), value: account }, ...facts],
      warning: translate('mail.caller-not-identified.not-you'),
    })
  },
})
