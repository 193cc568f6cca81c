import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'
import { nameTask, taskName } from './workflow-parameters.ts'

/** To the person who asked: their manager has decided. */
export const approvalDecided = defineTemplate({
  id: 'approval-decided',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** Display name of the person who decided. */
    manager: z.string(),
    /** Workflow id, as in the public API. */
    workflow: z.string(),
    task: taskName,
    /** `withdrawn`: they are no longer the manager, so there is no decision. */
    decision: z.enum(['approved', 'refused', 'withdrawn']),
    /** ISO 8601: how long an approval is valid. */
    until: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: (values, { translate }) => ({ workflow: nameTask(values, translate) }),
  compose({ account, manager, workflow, task: given, decision, until, ...recipient }, { translate, formatTime }) {
    const task = nameTask({ workflow, task: given }, translate)
    const validUntil = { label: translate('mail.approval-decided.until'), value: formatTime(until) }
    return composePersonalMail(recipient, translate, {
      subject: translate(`mail.approval-decided.${decision}.subject`, { manager }),
      mood: decision === 'approved' ? 'good' : 'bad',
      paragraphs: [translate(`mail.approval-decided.${decision}.text`, { manager, task })],
      facts: [{ label: translate('mail.account'), value: account }, ...(decision === 'approved' ? [validUntil] : [])],
      warning: translate('mail.approval-decided.not-you'),
    })
  },
})
