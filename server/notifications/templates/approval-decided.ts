import { z } from 'zod'
import { defineTemplate } from '../template.ts'
import { wordedAs } from './workflow-parameters.ts'

/** To whoever asked: their manager has decided. */
export const approvalDecided = defineTemplate({
  id: 'approval-decided',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** Display name of who decided. */
    manager: z.string(),
    /** Workflow id, as in the public API. */
    workflow: z.string(),
    /** `withdrawn`: they are not the manager any more, and so decided nothing. */
    decision: z.enum(['approved', 'refused', 'withdrawn']),
    /** ISO 8601: so long an approval is good. */
    until: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  compose({ displayName, account, manager, workflow, decision, until, url }, { text, moment }) {
    const worded = wordedAs(workflow)
    const task = worded === 'other' ? text('mail.approval-decided.other') : text(`workflows.${worded}.name`)
    const title = text(`mail.approval-decided.${decision}.subject`, { manager })
    const good = { label: text('mail.approval-decided.until'), value: moment(until) }
    return {
      ...{ subject: title, title, mood: decision === 'approved' ? 'good' : 'bad' },
      greeting: text('mail.greeting', { displayName }),
      paragraphs: [text(`mail.approval-decided.${decision}.text`, { manager, task })],
      facts: [{ label: text('mail.account'), value: account }, ...(decision === 'approved' ? [good] : [])],
      warning: { title: text('mail.not-you.title'), text: text('mail.approval-decided.not-you') },
      link: { label: text('mail.site'), url },
      footer: text('mail.footer'),
    }
  },
})
