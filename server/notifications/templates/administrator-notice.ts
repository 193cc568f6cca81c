import { z } from 'zod'
import { describeError } from '../describe-error.ts'
import { describeTimes, timesParameter } from '../repeated.ts'
import { defineTemplate } from '../template.ts'

/** To administrators: how a person's workflow ended. The text if the activity has none of its own. */
export const administratorNotice = defineTemplate({
  id: 'administrator-notice',
  perWorkflow: true,
  parameters: z.strictObject({
    /** Whose account it is. */
    displayName: z.string(),
    account: z.string(),
    /** Workflow id, as in the public API. */
    workflow: z.string(),
    /** Its name in the language of the mail. */
    task: z.string().meta({ internal: true, sample: 'Manage my passwords' }),
    result: z.enum(['succeeded', 'failed']),
    /** A code of the API, or empty. */
    error: z.string().meta({ sample: 'wrong-credentials' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    times: timesParameter,
    /** The operator on the Helpdesk site, or empty. */
    operator: z.string().meta({ sample: 'Hanna Weber' }),
    ticket: z.string().meta({ sample: 'INC-4711' }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: ({ task, result, error }, { translate }) => ({
    workflow: task,
    result: translate(`mail.administrator-notice.${result}`),
    error: describeError(error, translate),
  }),
  compose({ displayName, account, task, result, error, time, times, operator, ticket, url }, format) {
    const { translate } = format
    const repeated = describeTimes({ time, times }, format)
    const subject = translate(`mail.administrator-notice.${result}.subject`, { task, account })
    const fact = (label: string, value: string) => (value === '' ? [] : [{ label, value }])
    return {
      subject,
      mood: result === 'succeeded' ? 'good' : 'bad',
      title: subject,
      paragraphs: [translate('mail.administrator-notice.text'), ...repeated.paragraphs],
      facts: [
        ...fact(translate('mail.administrator-notice.person'), displayName),
        ...fact(translate('mail.account'), account),
        ...fact(translate('mail.administrator-notice.task'), task),
        ...fact(translate('mail.administrator-notice.result'), translate(`mail.administrator-notice.${result}`)),
        ...fact(translate('mail.administrator-notice.error'), describeError(error, translate)),
        ...fact(translate('mail.administrator-notice.operator'), operator),
        ...fact(translate('mail.administrator-notice.ticket'), ticket),
        ...repeated.facts,
      ],
      link: { label: translate('mail.site'), url },
      footer: translate('mail.administrator-notice.footer'),
    }
  },
})
