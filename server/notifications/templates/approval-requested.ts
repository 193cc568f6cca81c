import { z } from 'zod'
import { defineTemplate } from '../template.ts'
import { wordedAs } from './workflow-parameters.ts'

/** To a manager: somebody of theirs waits for a decision. The link only shows; deciding takes signing in. */
export const approvalRequested = defineTemplate({
  id: 'approval-requested',
  parameters: z.strictObject({
    displayName: z.string(),
    person: z.string(),
    account: z.string(),
    /** Workflow id, as in the public API. */
    workflow: z.string(),
    /** ISO 8601. */
    until: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose({ displayName, person, account, workflow, until, url }, { text, moment }) {
    const worded = wordedAs(workflow)
    const task = worded === 'other' ? text('mail.approval-requested.other') : text(`workflows.${worded}.name`)
    return {
      subject: text('mail.approval-requested.subject', { person }),
      mood: 'good',
      title: text('mail.approval-requested.subject', { person }),
      greeting: text('mail.greeting', { displayName }),
      paragraphs: [text('mail.approval-requested.text', { person, task })],
      facts: [
        { label: text('mail.account'), value: account },
        { label: text('mail.approval-requested.until'), value: moment(until) },
      ],
      warning: {
        title: text('mail.approval-requested.care-title'),
        text: text('mail.approval-requested.care', { person }),
      },
      link: { label: text('mail.approval-requested.link'), url },
      footer: text('mail.footer'),
    }
  },
})
