import { z } from 'zod'
import { defineTemplate } from '../template.ts'
import { wordedError } from '../worded-error.ts'

/** To administrators: how somebody's task ended. An activity has its own words for it; these are for whoever gave none. */
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
    /** A code of the API, or nothing. */
    error: z.string().meta({ sample: 'wrong-credentials' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    /** Who acted on the Helpdesk site, or nothing. */
    operator: z.string().meta({ sample: 'Hanna Weber' }),
    ticket: z.string().meta({ sample: 'INC-4711' }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  shown: ({ task, result, error }, { text }) => ({
    workflow: task,
    result: text(`mail.administrator-notice.${result}`),
    error: wordedError(error, text),
  }),
  compose({ displayName, account, task, result, error, time, operator, ticket, url }, { text, moment }) {
    const subject = text(`mail.administrator-notice.${result}.subject`, { task, account })
    const fact = (label: string, value: string) => (value === '' ? [] : [{ label, value }])
    return {
      subject,
      mood: result === 'succeeded' ? 'good' : 'bad',
      title: subject,
      paragraphs: [text('mail.administrator-notice.text')],
      facts: [
        ...fact(text('mail.administrator-notice.person'), displayName),
        ...fact(text('mail.account'), account),
        ...fact(text('mail.administrator-notice.task'), task),
        ...fact(text('mail.administrator-notice.result'), text(`mail.administrator-notice.${result}`)),
        ...fact(text('mail.administrator-notice.error'), wordedError(error, text)),
        ...fact(text('mail.administrator-notice.operator'), operator),
        ...fact(text('mail.administrator-notice.ticket'), ticket),
        ...fact(text('mail.time'), moment(time)),
      ],
      link: { label: text('mail.site'), url },
      footer: text('mail.administrator-notice.footer'),
    }
  },
})
