import { z } from 'zod'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'
import { nameTask, taskName } from './workflow-parameters.ts'

/** To a manager: a person they manage waits for a decision. The link only shows it; deciding requires a sign-in. */
export const approvalRequested = defineTemplate({
  id: 'approval-requested',
  parameters: z.strictObject({
    displayName: z.string(),
    person: z.string(),
    account: z.string(),
    /** Workflow id, as in the public API. */
    workflow: z.string(),
    task: taskName,
    /** `caller`: somebody at the helpdesk's telephone says that they are this person. Mails from before the field are of the person. */
    asks: z.enum(['person', 'caller']).default('person'),
    /** ISO 8601. */
    until: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: (values, { translate }) => ({ workflow: nameTask(values, translate) }),
  compose({ person, account, workflow, task: given, asks, until, ...recipient }, { translate, formatTime }) {
    const task = nameTask({ workflow, task: given }, translate)
    return composePersonalMail(recipient, translate, {
      subject: translate('mail.approval-requested.subject', { person }),
      paragraphs: [
        translate(asks === 'caller' ? 'mail.approval-requested.caller' : 'mail.approval-requested.text', {
          person,
          task,
        }),
      ],
      facts: [
        { label: translate('mail.account'), value: account },
        { label: translate('mail.approval-requested.until'), value: formatTime(until) },
      ],
      warning: {
        title: translate('mail.approval-requested.care-title'),
        text: translate(asks === 'caller' ? 'mail.approval-requested.caller-care' : 'mail.approval-requested.care', {
          person,
        }),
      },
      link: { label: translate('mail.approval-requested.link'), url: recipient.url },
    })
  },
})
